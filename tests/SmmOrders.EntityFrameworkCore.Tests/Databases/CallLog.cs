using System.Data;
using System.Data.Common;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>
/// Every call that reaches the database's driver, whether it comes from EF Core or from a writer of ours; and which of them fails, before
/// it runs or after.
/// </summary>
internal sealed class CallLog
{
    private readonly List<string> _calls = [];
    private readonly List<IsolationLevel> _levels = [];
    private int _failing = int.MaxValue;
    private bool _after;
    private bool _transient;
    private bool _forGood;

    /// <summary>The calls since it was last cleared: SQL, or OPEN, BEGIN, COMMIT, ROLLBACK.</summary>
    public IReadOnlyList<string> Calls => _calls;

    /// <summary>The commands among them.</summary>
    public IEnumerable<string> Commands => _calls.Where(call => call is not ("OPEN" or "BEGIN" or "COMMIT" or "ROLLBACK"));

    /// <summary>What each transaction asked for that was begun since the log was made.</summary>
    public IReadOnlyList<IsolationLevel> Levels => _levels;

    /// <summary>The call that failed; <see langword="null"/> if none has.</summary>
    public string? Failed { get; private set; }

    /// <summary>What the driver throws; the argument says whether it is transient.</summary>
    public Func<bool, DbException> Lost { get; init; } = transient => new LostConnectionException(transient);

    /// <summary>What is sent in place of a command's text: the text itself, unless a test plants a fault.</summary>
    public Func<string, string> Sends { get; init; } = text => text;

    /// <summary>What happens just before a call runs, for example what another session does meanwhile.</summary>
    public Func<string, Task> Meanwhile { get; set; } = _ => Task.CompletedTask;

    public void Clear()
    {
        _calls.Clear();
        (_failing, _forGood, Failed) = (int.MaxValue, false, null);
    }

    /// <summary>Lets the Nth call from now on fail, once.</summary>
    public void Fail(int call, bool after, bool transient)
    {
        Clear();
        (_failing, _after, _transient) = (call, after, transient);
    }

    /// <summary>Lets the Nth call from now on fail, and each call after it: the database is gone.</summary>
    public void FailFrom(int call, bool after)
    {
        Fail(call, after, transient: false);
        _forGood = true;
    }

    internal Task<DbTransaction> BeginAsync(IsolationLevel level, DbConnection connection, Func<Task<DbTransaction>> begin)
    {
        _levels.Add(level);
        return RunAsync("BEGIN", connection, begin);
    }

    internal async Task<T> RunAsync<T>(string call, DbConnection connection, Func<Task<T>> run)
    {
        _calls.Add(call);
        bool fails = _calls.Count == _failing || (_forGood && _calls.Count > _failing);
        if (fails && (!_after || _calls.Count > _failing))
        {
            throw await LoseAsync(call, connection, null);
        }

        await Meanwhile(call);
        T made = await run();
        return fails ? throw await LoseAsync(call, connection, made as IAsyncDisposable) : made;
    }

    private async Task<DbException> LoseAsync(string call, DbConnection connection, IAsyncDisposable? made)
    {
        Failed = call;
        if (made is not null)
        {
            await made.DisposeAsync();
        }

        await connection.CloseAsync();
        return Lost(_transient);
    }

    /// <summary>As a driver tells that the connection is gone.</summary>
    internal sealed class LostConnectionException(bool transient) : DbException("The connection is lost.")
    {
        public override bool IsTransient => transient;
    }
}
