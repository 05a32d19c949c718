namespace ConsoleDemo;

/// <summary>Where the orders stand at the end of a log.</summary>
/// <param name="Lines">How many lines it has.</param>
/// <param name="Faults">Lines that could not be used, or not for every order that they name.</param>
/// <param name="Orders">All orders, in the order in which they were placed.</param>
/// <param name="End">The latest instant in the log; <see langword="null"/> where it has none.</param>
/// <param name="Stuck">The orders that are stuck then, the longest stuck first.</param>
internal sealed record ReplayResult(
    long Lines, long Faults, IReadOnlyCollection<TrackedOrder> Orders, DateTimeOffset? End, IReadOnlyCollection<TrackedOrder> Stuck);
