namespace SmmOrders.EntityFrameworkCore;

/// <summary>The answer to a COMMIT was lost, and it could not be looked up either.</summary>
/// <param name="tasks">The tasks of that transaction.</param>
/// <param name="failure">What the COMMIT failed with.</param>
#pragma warning disable CA1064 // It never leaves the package: callers get outcomes.
internal sealed class CommitUnknownException(IReadOnlyList<int> tasks, Exception failure) : Exception(failure.Message, failure)
#pragma warning restore CA1064
{
    internal IReadOnlyList<int> Tasks => tasks;
}
