namespace SmmOrders.Tests;

public sealed class WorkerLockTests
{
    [Fact]
    public void Any_number_of_processes_may_share_a_store()
    {
        using var shared = WorkerLock.Shared();

        Assert.Equal((true, null), (shared.IsHeld, shared.Refusal));
    }

    [Fact]
    public void An_exclusive_lock_is_free_again_when_it_is_disposed()
    {
        var held = new Held();
        var exclusive = WorkerLock.Exclusive(held);

        Assert.Equal((true, null, false), (exclusive.IsHeld, exclusive.Refusal, held.IsDisposed));
        exclusive.Dispose();
        Assert.True(held.IsDisposed);
    }

    [Fact]
    public void A_refusal_says_why()
    {
        using var refused = WorkerLock.Refused("another process");

        Assert.Equal((false, "another process"), (refused.IsHeld, refused.Refusal));
    }

    [Fact]
    public void What_holds_nothing_and_a_refusal_without_a_reason_are_mistakes()
    {
        _ = Assert.Throws<ArgumentNullException>(() => WorkerLock.Exclusive(null!));
        _ = Assert.Throws<ArgumentException>(() => WorkerLock.Refused(" "));
    }

    private sealed class Held : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }
}
