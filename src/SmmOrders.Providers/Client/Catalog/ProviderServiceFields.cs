using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>The fields of a <see cref="ProviderService"/> that a provider can write so that they cannot be read.</summary>
[Flags]
[JsonConverter(typeof(EnumByName<ProviderServiceFields>))]
public enum ProviderServiceFields
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><see cref="ProviderService.Rate"/>: no number, below zero, or not exactly a <see cref="decimal"/>.</summary>
    Rate = 1 << 0,

    /// <summary><see cref="ProviderService.Min"/>: no whole number, or below zero.</summary>
    Min = 1 << 1,

    /// <summary><see cref="ProviderService.Max"/>: no whole number, or below zero.</summary>
    Max = 1 << 2,

    /// <summary><see cref="ProviderService.Refill"/>: neither a yes nor a no.</summary>
    Refill = 1 << 3,

    /// <summary><see cref="ProviderService.Cancel"/>: neither a yes nor a no.</summary>
    Cancel = 1 << 4,

    /// <summary><see cref="ProviderService.DripFeed"/>: neither a yes nor a no.</summary>
    DripFeed = 1 << 5,
}
