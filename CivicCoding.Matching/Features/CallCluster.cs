namespace CivicCoding.Matching.Features;

/// <summary>The family of a funding call: its code without years and running numbers, so that this year's call meets last year's.</summary>
public static class CallCluster
{
    public static string? Of(string? call)
    {
        if (string.IsNullOrEmpty(call))
        {
            return null;
        }

        string[] parts = call.Split('-', '/', '_');
        string family = string.Join('-', parts.Where(p => p.Length > 0 && !p.All(char.IsAsciiDigit)));
        return family.Length == 0 ? null : family;
    }
}
