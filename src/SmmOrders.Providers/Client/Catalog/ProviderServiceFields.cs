using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>The fields of a <see cref="ProviderService"/> that can be unreadable.</summary>
[Flags]
[JsonConverter(typeof(EnumByName<ProviderServiceFields>))]
public enum ProviderServiceFields
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><see cref="ProviderService.Rate"/>: not a number, below zero, or not exactly representable as a <see cref="decimal"/>.</summary>
    Rate = 1 << 0,

    /// <summary><see cref="ProviderService.Min"/>: not a whole number, or below zero.</summary>
    Min = 1 << 1,

    /// <summary><see cref="ProviderService.Max"/>: not a whole number, or below zero.</summary>
    Max = 1 << 2,

    /// <summary><see cref="ProviderService.Refill"/>: neither yes nor no.</summary>
    Refill = 1 << 3,

    /// <summary><see cref="ProviderService.Cancel"/>: neither yes nor no.</summary>
    Cancel = 1 << 4,

    /// <summary><see cref="ProviderService.DripFeed"/>: neither yes nor no.</summary>
    DripFeed = 1 << 5,
}
