namespace SmmOrders.Providers.Tests.Laws;

/// <summary>Small questions to a seeded generator.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    public bool Maybe(int oneIn = 2) => _random.Next(oneIn) == 0;

    public int Below(int limit) => _random.Next(limit);

    public T Of<T>(params ReadOnlySpan<T> choices) => choices[_random.Next(choices.Length)];

    public void Shuffle<T>(Span<T> items) => _random.Shuffle(items);

    /// <summary>Now and then nothing, a space, a tab or a line end, as JSON allows between tokens.</summary>
    public string Space() => Maybe(4) ? Of(" ", "  ", "\t", "\n", "\r\n") : "";
}
