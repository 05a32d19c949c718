namespace SmmOrders.Benchmarks;

/// <summary>Which transitions are asked for.</summary>
public enum Transitions
{
    /// <summary>The same permitted one, again and again: what a branch predictor likes best.</summary>
    Permitted,

    /// <summary>The same refused one.</summary>
    Refused,

    /// <summary>All 36, in a random order: what a panel's orders ask for.</summary>
    Mixed,
}
