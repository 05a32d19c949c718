using System.Text.Json.Serialization;
using SmmOrders.Providers;

namespace SmmOrders.Hosting;

/// <summary>How queued orders are sent to their providers. Changes take effect at the next turn; no restart is needed.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class OrderSubmissionOptions
{
    /// <summary>How many orders this process sends to a provider at once; from 1 to 100. The store limits all processes together (<see cref="ProviderLimits.SendingLimit"/>).</summary>
    /// <value>The default is 3.</value>
    [OptionRange(1, 100, "from 1 to 100")]
    public int Lanes { get; set; } = 3;

    /// <summary>
    /// Whether the host starts with submission stopped, to every provider, until a person resumes each: for a database that was restored from
    /// a backup, in which orders are queued, and requests wait, that were sent since. Read once, before the first loop claims anything.
    /// </summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool StartPaused { get; set; }

    /// <summary>
    /// What the panel does about a refused order, by the kind of refusal, where that is not what domain rules, section 7, say: cancel and
    /// refund for <see cref="RefusalKind.BadLink"/>, for example. <see cref="RefusalKind.Duplicate"/> always needs a person, and
    /// <see cref="RefusalKind.Other"/> never waits.
    /// </summary>
    /// <value>The default is empty.</value>
    public IDictionary<RefusalKind, RefusalAction> Refusals { get; } = new Dictionary<RefusalKind, RefusalAction>();

    /// <summary>
    /// The next providers by the panel's own identifier of a service (compared ordinally), in the order in which they are tried. One gets an
    /// order only if the one before surely did not take it: its service is closed, the panel's balance there is used up, the request never
    /// left, or nothing was sent to it because it is in trouble.
    /// </summary>
    /// <value>The default is empty.</value>
    public IDictionary<string, IList<NextProviderOptions>> NextProviders { get; } = new Dictionary<string, IList<NextProviderOptions>>(StringComparer.Ordinal);

    /// <summary>
    /// After how many orders in a row that surely never left, or had no clear answer, submission to the provider stops; from 1 to 100. A refused
    /// key or a used-up balance stops it at once.
    /// </summary>
    /// <value>The default is 3.</value>
    [OptionRange(1, 100, "from 1 to 100")]
    public int FailuresToStop { get; set; } = 3;

    /// <summary>After how long a provider whose submission stopped is probed; twice as long after each further time; from 1 second to 1 hour.</summary>
    /// <value>The default is 30 seconds.</value>
    [OptionRange("00:00:01", "01:00:00", "from 1 s to 1 hour")]
    public TimeSpan FirstProbe { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long that becomes at most; from 1 second to 1 day.</summary>
    /// <value>The default is 15 minutes.</value>
    [OptionRange("00:00:01", "1.00:00:00", "from 1 s to 1 day")]
    public TimeSpan LongestProbe { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How long nothing is sent to a provider that asks for fewer requests or is under maintenance, if it does not say how long; twice as long
    /// after each further time; from 1 second to 1 hour.
    /// </summary>
    /// <value>The default is 5 seconds.</value>
    [OptionRange("00:00:01", "01:00:00", "from 1 s to 1 hour")]
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long that becomes at most; from 1 second to 1 day.</summary>
    /// <value>The default is 5 minutes.</value>
    [OptionRange("00:00:01", "1.00:00:00", "from 1 s to 1 day")]
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Above which balance with the provider, in its own currency, a probe resumes submission. Set it below zero for a provider that gives
    /// credit.
    /// </summary>
    /// <value>The default is 0.</value>
    public decimal BalanceToResume { get; set; }

    /// <summary>What the panel does about a refused order.</summary>
    internal RefusalAction ActionOf(RefusalKind kind) => Refusals.TryGetValue(kind, out RefusalAction action) ? action : RefusalActions.Default(kind);
}
