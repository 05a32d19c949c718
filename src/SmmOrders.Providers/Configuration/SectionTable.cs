using Microsoft.Extensions.Configuration;

namespace SmmOrders.Providers;

/// <summary>The keys of a configuration section and what each sets. Any other key is refused with its path.</summary>
/// <remarks>
/// The platform's configuration binder is not used: its errors repeat values and names, which may be a misplaced API key, it
/// reads <c>30</c> as 30 days, and it accepts any number as an enum value.
/// </remarks>
/// <typeparam name="T">The type of the target.</typeparam>
/// <param name="strict">Creates the errors.</param>
/// <param name="keys">The keys; matched case-insensitively.</param>
internal sealed class SectionTable<T>(StrictSection strict, params (string Key, Action<T, IConfigurationSection> Set)[] keys)
{
    internal void Apply(IEnumerable<IConfigurationSection> entries, T target)
    {
        foreach (IConfigurationSection entry in entries)
        {
            Action<T, IConfigurationSection> set = Array.Find(keys, key => key.Key.Equals(entry.Key, StringComparison.OrdinalIgnoreCase)).Set
                ?? throw strict.Unknown(entry, string.Join(", ", keys.Select(key => key.Key)));
            set(target, entry);
        }
    }
}
