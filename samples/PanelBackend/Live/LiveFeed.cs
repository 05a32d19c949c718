using System.Collections.Concurrent;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace PanelBackend;

/// <summary>Tells the open pages of a user that something changed. A page then reads itself anew: nothing of an order is in the message.</summary>
internal sealed class LiveFeed
{
    // A browser has six connections to a host. Who looks at many pages at once keeps one for what else is read.
    private const int MostOfUser = 5;

    // In real time: pages that hear nothing look all the same, also where another instance handled the event.
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<Channel<string>, (int User, bool IsOperator)> _pages = new();

    /// <summary>Whether a user may open one more page that follows.</summary>
    public bool HasRoomFor(int user) => _pages.Count(page => page.Value.User == user) < MostOfUser;

    /// <summary>Whether anybody follows.</summary>
    public bool IsFollowed => !_pages.IsEmpty;

    /// <summary>Tells a customer's pages, and every operator's.</summary>
    /// <param name="customer">The customer; <see langword="null"/> for what concerns the operators alone.</param>
    public void Tell(int? customer)
    {
        foreach ((Channel<string> page, (int user, bool isOperator)) in _pages)
        {
            if (isOperator || user == customer)
            {
                _ = page.Writer.TryWrite("changed");
            }
        }
    }

    public async IAsyncEnumerable<SseItem<string>> FollowAsync(int user, bool isOperator, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // One message that waits is as good as many.
        var page = Channel.CreateBounded<string>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        _pages[page] = (user, isOperator);
        try
        {
            yield return new("open");
            while (!cancellationToken.IsCancellationRequested)
            {
                yield return new(await NextAsync(page, cancellationToken));
            }
        }
        finally
        {
            _ = _pages.TryRemove(page, out _);
        }
    }

    private static async Task<string> NextAsync(Channel<string> page, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Tick);
        try
        {
            return await page.Reader.ReadAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            return "tick";
        }
    }
}
