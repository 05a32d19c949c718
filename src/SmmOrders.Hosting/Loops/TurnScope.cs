namespace SmmOrders.Hosting;

/// <summary>What a turn runs under: the two phases of a stop, and whom to tell that it has something to do.</summary>
/// <param name="stopping">The first phase: nothing is claimed any more, and a claim whose request has not left is given back.</param>
/// <param name="aborting">The second phase: requests under way are canceled. Answers are stored all the same.</param>
/// <param name="onClaimed">Called once a claim brought something, so that another lane can look for more while this one waits for the provider.</param>
internal sealed class TurnScope(CancellationToken stopping, CancellationToken aborting, Action? onClaimed = null)
{
    public CancellationToken Stopping { get; } = stopping;

    public CancellationToken Aborting { get; } = aborting;

    /// <summary>The scope of a turn that somebody else calls: one token for both phases.</summary>
    public static TurnScope Of(CancellationToken cancellationToken) => new(cancellationToken, cancellationToken);

    public void Claimed() => onClaimed?.Invoke();
}
