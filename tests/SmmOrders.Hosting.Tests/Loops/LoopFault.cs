namespace SmmOrders.Hosting.Tests;

/// <summary>What a loop meets that is not its own.</summary>
public enum LoopFault
{
    /// <summary>The right to run workers cannot be asked for.</summary>
    Lock,

    /// <summary>Every call to the store throws.</summary>
    Store,

    /// <summary>The options of the loops cannot be read.</summary>
    Options,

    /// <summary>What is logged throws.</summary>
    Log,
}
