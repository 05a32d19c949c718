using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace SmmOrders.Providers;

/// <summary>
/// Reads values of the configuration strictly: a value that is none, and a key that nobody knows, is an error that names its path. By
/// hand, so that nothing is bound by reflection.
/// </summary>
/// <param name="noun">What a key of the section is, in words: <c>option of a provider</c>.</param>
/// <param name="mayHoldKey">Whether an API key may stand in it, also in a name's place by mistake: then a name that could be one is not repeated.</param>
internal sealed class StrictSection(string noun, bool mayHoldKey)
{
    internal IEnumerable<IConfigurationSection> Entries(IConfigurationSection section) =>
        string.IsNullOrEmpty(section.Value) ? section.GetChildren() : throw Bad(section, "a section of its own");

    internal int Number(IConfigurationSection entry) =>
        int.TryParse(entry.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : throw Bad(entry, "a whole number");

    /// <summary>A number within bounds.</summary>
    internal int Number(IConfigurationSection entry, int least, int most) =>
        Number(entry) is var number && number >= least && number <= most ? number : throw Bad(entry, $"a whole number from {least} to {most}");

    // A bare number would be days, and so would the 24 of 24:00:00 in the general form.
    internal TimeSpan Time(IConfigurationSection entry) =>
        entry.Value?.Contains(':') == true && TimeSpan.TryParseExact(entry.Value, "c", CultureInfo.InvariantCulture, out TimeSpan time)
            ? time
            : throw Bad(entry, "a time such as 00:00:30");

    internal bool YesOrNo(IConfigurationSection entry) =>
        bool.TryParse(entry.Value, out bool yes) ? yes : throw Bad(entry, "true or false");

    /// <summary>The value of the enum that the entry's value names.</summary>
    internal T Named<T>(IConfigurationSection entry)
        where T : struct, Enum =>
        TryName(entry.Value, out T value) ? value : throw Bad(entry, $"one of {string.Join(", ", Enum.GetNames<T>())}");

    // Names alone, and one of them: a number would be read as any value at all, and two names as a third.
    internal static bool TryName<T>(string? text, out T value)
        where T : struct, Enum
    {
        value = default;
        return !string.IsNullOrEmpty(text) && !text.AsSpan().ContainsAnyInRange('0', '9') && !text.Contains(',') && Enum.TryParse(text, ignoreCase: true, out value);
    }

    /// <summary>A time above zero.</summary>
    internal TimeSpan PositiveTime(IConfigurationSection entry) =>
        Time(entry) is var time && time > TimeSpan.Zero ? time : throw Bad(entry, "a time above zero, such as 00:00:30, or 1.00:00:00 for a day");

    /// <summary>A time of zero or above.</summary>
    internal TimeSpan TimeFromZero(IConfigurationSection entry) =>
        Time(entry) is var time && time >= TimeSpan.Zero ? time : throw Bad(entry, "a time of zero or above, such as 00:00:30, or 1.00:00:00 for a day");

    /// <summary>What must be there.</summary>
    internal InvalidOperationException Missing(IConfigurationSection section, string key, string right) =>
        new($"{PathOf(section)}:{key} is not set; it is {right}.");

    internal InvalidOperationException Bad(IConfigurationSection entry, string right) =>
        new($"{PathOf(entry)} is {SafeText.Quoted(entry.Value)}; it is {right}.");

    internal InvalidOperationException Unknown(IConfigurationSection entry, string known) =>
        new($"{PathOf(entry)} is no {noun}. There are: {known}.");

    // What stands before the name was found by a name that the program has.
    internal string PathOf(IConfigurationSection entry) => mayHoldKey ? $"{entry.Path[..^entry.Key.Length]}{SafeText.Of(entry.Key)}" : entry.Path;
}
