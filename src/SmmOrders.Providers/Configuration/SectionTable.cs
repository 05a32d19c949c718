using Microsoft.Extensions.Configuration;

namespace SmmOrders.Providers;

/// <summary>The keys of a section, each once, and what each sets. A key that is not among them is refused with its path.</summary>
/// <remarks>
/// The platform's binder, generated or not, is not used: it repeats values and names in its errors, which may be an API key in the wrong
/// place, takes <c>30</c> for 30 days, and any number for an enumeration's value.
/// </remarks>
/// <typeparam name="T">What is set.</typeparam>
/// <param name="noun">What a key is, in words: <c>option of a provider</c>.</param>
/// <param name="keys">The keys, as people write them; any case is read.</param>
internal sealed class SectionTable<T>(string noun, params (string Key, Action<T, IConfigurationSection> Set)[] keys)
{
    internal void Apply(IEnumerable<IConfigurationSection> entries, T target)
    {
        foreach (IConfigurationSection entry in entries)
        {
            Action<T, IConfigurationSection> set = Array.Find(keys, key => key.Key.Equals(entry.Key, StringComparison.OrdinalIgnoreCase)).Set
                ?? throw StrictSection.Unknown(entry, noun, string.Join(", ", keys.Select(key => key.Key)));
            set(target, entry);
        }
    }
}
