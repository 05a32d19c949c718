namespace SmmOrders.Tests.Laws;

/// <summary>
/// A small seeded generator (SplitMix64). FsCheck draws the seed, and with it a whole history in a few microseconds: a
/// hundred thousand of them cost seconds, and each is repeated by its seed.
/// </summary>
public sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>From zero to below the bound.</summary>
    public int Below(int bound) => (int)(Next() % (ulong)bound);

    /// <summary>From one number to another, both included.</summary>
    public long Between(long low, long high) => (long)((UInt128)Next() % (UInt128)((Int128)high - low + 1)) + low;

    /// <summary>True so many times in a hundred.</summary>
    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[Below(choices.Length)];
}
