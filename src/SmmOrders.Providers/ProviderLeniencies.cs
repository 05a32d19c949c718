namespace SmmOrders.Providers;

/// <summary>What a reader forgives.</summary>
[Flags]
public enum ProviderLeniencies
{
    /// <summary>Nothing: the canonical answer alone is read.</summary>
    None = 0,

    /// <summary>Keys are matched without regard to ASCII case.</summary>
    KeysInAnyCase = 1 << 0,

    /// <summary>The usual ones.</summary>
    Usual = KeysInAnyCase,
}
