using System.CommandLine;

namespace CivicCoding.Api.Cli;

/// <summary>Options that several commands share; each command gets its own instance.</summary>
internal static class CommonOptions
{
    public static Option<string?> Store() => new("--store") { Description = "The folder of the store. Else $CIVIC_DATA, else .civic beside CivicCoding.sln, else .civic here.", HelpName = "DIR" };

    public static Option<string?> Base() => new("--base") { Description = "The base IRI for relative references.", HelpName = "IRI" };

    /// <summary>The store whose JSON-LD contexts a command uses that needs no store otherwise.</summary>
    public static Option<string?> ContextStore() => new("--store") { Description = "The folder of the store whose JSON-LD contexts are used; else as for civic load, where there is one.", HelpName = "DIR" };

    public static Option<bool> Lenient() => new("--lenient") { Description = "Leave out or repair what breaks a rule, and report each place." };
}
