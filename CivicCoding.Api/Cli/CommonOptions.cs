using System.CommandLine;

namespace CivicCoding.Api.Cli;

/// <summary>Options that several commands share; each command gets its own instance.</summary>
internal static class CommonOptions
{
    public static Option<string?> Store() => new("--store") { Description = "The folder of the store. Else $CIVIC_DATA, else .civic beside CivicCoding.sln, else .civic here.", HelpName = "DIR" };

    public static Option<string?> Base() => new("--base") { Description = "The base IRI for relative references.", HelpName = "IRI" };

    public static Option<bool> Lenient() => new("--lenient") { Description = "Leave out or repair what breaks a rule, and report each place." };
}
