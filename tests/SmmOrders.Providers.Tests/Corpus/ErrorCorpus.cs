using System.Collections.Immutable;

namespace SmmOrders.Providers.Tests;

/// <summary>The errors of errors.txt and their kinds.</summary>
internal static class ErrorCorpus
{
    private const string Heading = "## ";
    private const string NearMiss = ", near miss";

    public static ImmutableArray<(string Text, RefusalKind Kind, bool IsNearMiss)> All { get; } = [.. Read()];

    private static IEnumerable<(string Text, RefusalKind Kind, bool IsNearMiss)> Read()
    {
        string heading = "";
        foreach (string line in AnswerCorpus.Lines("errors.txt"))
        {
            if (line.StartsWith(Heading, StringComparison.Ordinal))
            {
                heading = line[Heading.Length..];
            }
            else if (heading.Length > 0 && line.Length > 0)
            {
                bool isNearMiss = heading.EndsWith(NearMiss, StringComparison.Ordinal);
                yield return (line, Enum.Parse<RefusalKind>(isNearMiss ? heading[..^NearMiss.Length] : heading), isNearMiss);
            }
        }
    }
}
