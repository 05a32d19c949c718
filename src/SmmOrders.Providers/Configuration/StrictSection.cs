using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace SmmOrders.Providers;

/// <summary>Reads configuration values strictly: an invalid value or an unknown key is an error that names its path. It uses no reflection.</summary>
/// <param name="noun">What a key of the section is, for messages: <c>option of a provider</c>.</param>
/// <param name="mayHoldKey">Whether the section may contain an API key, even in place of a name by mistake. If so, a name that could be a key is not repeated.</param>
internal sealed class StrictSection(string noun, bool mayHoldKey)
{
    internal IEnumerable<IConfigurationSection> Entries(IConfigurationSection section) =>
        string.IsNullOrEmpty(section.Value) ? section.GetChildren() : throw Bad(section, "a section of its own");

    internal int Number(IConfigurationSection entry) =>
        int.TryParse(entry.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : throw Bad(entry, "a whole number");

    /// <summary>Reads a number within a range.</summary>
    internal int Number(IConfigurationSection entry, int least, int most) =>
        Number(entry) is var number && number >= least && number <= most ? number : throw Bad(entry, $"a whole number from {least} to {most}");

    // In the general format, a bare number would be days, and so would the 24 of 24:00:00.
    internal TimeSpan Time(IConfigurationSection entry) =>
        entry.Value?.Contains(':') == true && TimeSpan.TryParseExact(entry.Value, "c", CultureInfo.InvariantCulture, out TimeSpan time)
            ? time
            : throw Bad(entry, "a time such as 00:00:30, or 1.00:00:00 for a day");

    internal bool YesOrNo(IConfigurationSection entry) =>
        bool.TryParse(entry.Value, out bool yes) ? yes : throw Bad(entry, "true or false");

    /// <summary>Reads an enum value by its name.</summary>
    internal T Named<T>(IConfigurationSection entry)
        where T : struct, Enum =>
        TryName(entry.Value, out T value) ? value : throw Bad(entry, $"one of {string.Join(", ", Enum.GetNames<T>())}");

    // One name only: the platform would accept a number as any value, and two names as a combination.
    internal static bool TryName<T>(string? text, out T value)
        where T : struct, Enum
    {
        value = default;
        return !string.IsNullOrEmpty(text) && !text.AsSpan().ContainsAnyInRange('0', '9') && !text.Contains(',') && Enum.TryParse(text, ignoreCase: true, out value);
    }

    /// <summary>Reads a time above zero.</summary>
    internal TimeSpan PositiveTime(IConfigurationSection entry) =>
        Time(entry) is var time && time > TimeSpan.Zero ? time : throw Bad(entry, "a time above zero, such as 00:00:30, or 1.00:00:00 for a day");

    /// <summary>Reads a time of zero or above.</summary>
    internal TimeSpan TimeFromZero(IConfigurationSection entry) =>
        Time(entry) is var time && time >= TimeSpan.Zero ? time : throw Bad(entry, "a time of zero or above, such as 00:00:30, or 1.00:00:00 for a day");

    /// <summary>The error for a required key that is missing.</summary>
    internal InvalidOperationException Missing(IConfigurationSection section, string key, string right) =>
        new($"{PathOf(section)}:{key} is not set; it is {right}.");

    internal InvalidOperationException Bad(IConfigurationSection entry, string right) =>
        new($"{PathOf(entry)} is {SafeText.Quoted(entry.Value)}; it is {right}.");

    internal InvalidOperationException Unknown(IConfigurationSection entry, string known) =>
        new($"{PathOf(entry)} is not an {noun}. There are: {known}.");

    // The path before the name consists of names that the program knows.
    internal string PathOf(IConfigurationSection entry) => mayHoldKey ? $"{entry.Path[..^entry.Key.Length]}{SafeText.Of(entry.Key)}" : entry.Path;
}
