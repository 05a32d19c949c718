namespace SmmOrders.Tests;

/// <summary>A signal wakes everyone who waits for it, once.</summary>
public sealed class OrderSignalTests
{
    private readonly OrderSignal _signal = new();

    [Fact]
    public void Whoever_looked_before_it_was_set_is_woken_and_whoever_looks_after_it_is_not()
    {
        CancellationToken[] before = [_signal.Next, _signal.Next];

        _signal.Set();

        Assert.All(before, next => Assert.True(next.IsCancellationRequested));
        Assert.False(_signal.Next.IsCancellationRequested);
    }

    [Fact]
    public void It_is_set_again_and_again()
    {
        for (int times = 0; times < 3; times++)
        {
            CancellationToken next = _signal.Next;
            Assert.False(next.IsCancellationRequested);
            _signal.Set();
            Assert.True(next.IsCancellationRequested);
        }
    }
}
