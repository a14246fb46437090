namespace CivicCoding.Api.Cli;

/// <summary>What the program tells the shell.</summary>
public static class ExitCode
{
    public const int Done = 0;
    public const int AnswerIsNo = 1;
    public const int WrongUse = 2;
    public const int CannotReadOrWrite = 3;
    public const int OutOfBudget = 4;
}
