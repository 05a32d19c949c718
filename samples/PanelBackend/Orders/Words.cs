using System.Globalization;

namespace PanelBackend;

/// <summary>How numbers and instants are written, whatever the machine's culture.</summary>
internal static class Words
{
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string At(DateTimeOffset at) => at.ToString("d MMM, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>For the attribute <c>datetime</c>.</summary>
    public static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>How long ago or from now, in its largest unit.</summary>
    public static string Span(TimeSpan span) => span.Duration() switch
    {
        { TotalDays: >= 2 } days => $"{(int)days.TotalDays} days",
        { TotalHours: >= 2 } hours => $"{(int)hours.TotalHours} hours",
        { TotalMinutes: >= 2 } minutes => $"{(int)minutes.TotalMinutes} minutes",
        { TotalMinutes: >= 1 } => "a minute",
        _ => "less than a minute",
    };

    /// <summary>An enum's name as words: <c>SubmissionUnknown</c> as <c>Submission unknown</c>.</summary>
    public static string Of(Enum value)
    {
        string name = value.ToString();
        return string.Concat(name.Select((letter, at) => at > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));
    }
}
