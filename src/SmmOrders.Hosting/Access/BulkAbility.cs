using SmmOrders.Providers;

namespace SmmOrders.Hosting;

/// <summary>
/// How many items of a provider, orders or refills, a question may be about. Some providers answer a question about several with one refusal
/// or failure (domain rules, section 5.10), and one item may spoil the answer about all others. So what failed together is asked for in halves,
/// down to one alone, and a provider that answers about one alone and never about several is asked one by one. It only shapes questions, and
/// what a process forgets it finds out again; thread-safe.
/// </summary>
internal sealed class BulkAbility
{
    /// <summary>How long a provider is asked one by one before several are tried again.</summary>
    internal static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Experience> _experiences = new(StringComparer.Ordinal);

    /// <summary>How many questions about several fail in a row before a provider is asked one by one: more than fail by chance.</summary>
    internal int FailuresToOneByOne { get; init; } = 5;

    /// <summary>How many items of a provider that failed are remembered. Above it, all are forgotten.</summary>
    internal int MostSuspects { get; init; } = 10_000;

    /// <summary>How many items the next question may be about: one, after a failure, to tell a provider that fails from a question that does.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="most">How many otherwise.</param>
    /// <param name="now">The current instant.</param>
    internal int MostOf(string provider, int most, DateTimeOffset now)
    {
        lock (_gate)
        {
            Experience experience = Of(provider);
            return experience.IsInDoubt || now < experience.OneByOneUntil ? 1 : most;
        }
    }

    /// <summary>
    /// Which of the claimed items to ask about: those that are under no suspicion, or, where the first one is, as many that are as may be asked
    /// for together. The others are to be given back.
    /// </summary>
    internal IReadOnlyList<T> Choose<T>(string provider, IReadOnlyList<T> claimed, Func<T, string> idOf)
    {
        lock (_gate)
        {
            Experience experience = Of(provider);
            int most = experience.MostWith(idOf(claimed[0]));
            bool areSuspects = most < int.MaxValue;
            List<T> chosen = [];
            foreach (T item in claimed)
            {
                int with = experience.MostWith(idOf(item));
                if (areSuspects == with < int.MaxValue && chosen.Count < Math.Min(most, with))
                {
                    chosen.Add(item);
                    most = Math.Min(most, with);
                }
            }

            return chosen;
        }
    }

    /// <summary>A question failed as a whole.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="ids">The items.</param>
    /// <param name="failure">How.</param>
    /// <returns>What the failure is about.</returns>
    internal FailureReach Failed(string provider, IReadOnlyCollection<string> ids, ProviderFailure failure)
    {
        lock (_gate)
        {
            Experience experience = Of(provider);
            if (HoldsForAny(failure))
            {
                return FailureReach.Provider;
            }

            if (ids.Count > 1 && failure.Refusal is not null)
            {
                experience.Suspect(ids, new(1, -1, 0, IsRefused: true), MostSuspects);
                return FailureReach.Question;
            }

            if (ids.Count == 1 && experience.FailsAlone(ids.First()))
            {
                return FailureReach.Item;
            }

            experience.IsInDoubt = true;
            experience.Suspect(ids, new(Math.Max(1, ids.Count / 2), experience.Answers, ids.Count == 1 ? 1 : 0, IsRefused: false), MostSuspects);
            return FailureReach.Provider;
        }
    }

    /// <summary>A question was answered, whatever the answer says of its items.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="ids">The items.</param>
    /// <param name="isOfItem">Whether the answer was about an item, and not the same refusal again.</param>
    /// <param name="now">The current instant.</param>
    /// <returns>Whether it shows that the provider takes one at a time.</returns>
    internal bool Answered(string provider, IReadOnlyCollection<string> ids, bool isOfItem, DateTimeOffset now)
    {
        lock (_gate)
        {
            Experience experience = Of(provider);
            bool wasRefused = experience.Answer(ids);
            if (ids.Count > 1 || !isOfItem || experience.ManyFailed < (wasRefused ? 1 : FailuresToOneByOne))
            {
                return false;
            }

            // Once several are tried again, one more failure is enough.
            _experiences[provider] = new() { OneByOneUntil = now + Remembered, ManyFailed = FailuresToOneByOne - 1 };
            return true;
        }
    }

    // By what the provider says, any other question would fail the same way: the trouble is its own.
    private static bool HoldsForAny(ProviderFailure failure) =>
        failure.Refusal?.Consequence() == RefusalConsequence.WaitWithBackoff || failure.Kind is ProviderFailureKind.Unauthorized or ProviderFailureKind.RateLimited;

    private Experience Of(string provider)
    {
        if (!_experiences.TryGetValue(provider, out Experience? experience))
        {
            _experiences[provider] = experience = new();
        }

        return experience;
    }

    /// <summary>What was found out about a provider.</summary>
    private sealed class Experience
    {
        private readonly Dictionary<string, Suspicion> _suspects = new(StringComparer.Ordinal);

        public DateTimeOffset OneByOneUntil { get; init; } = DateTimeOffset.MinValue;

        /// <summary>How many questions about several were refused or failed since one was answered.</summary>
        public int ManyFailed { get; set; }

        /// <summary>How many questions were answered.</summary>
        public long Answers { get; private set; }

        /// <summary>Whether nothing was answered since a question failed.</summary>
        public bool IsInDoubt { get; set; }

        /// <summary>With how many an item may be asked for. While nothing was answered since it failed, that is no fault of its own.</summary>
        public int MostWith(string id) =>
            _suspects.TryGetValue(id, out Suspicion? suspicion) && suspicion.Answers < Answers ? suspicion.Most : int.MaxValue;

        /// <summary>Whether an item that now fails alone did so before, while others were answered.</summary>
        public bool FailsAlone(string id) => _suspects.TryGetValue(id, out Suspicion? suspicion) && suspicion.FailedAlone > 0 && suspicion.Answers < Answers;

        public void Suspect(IReadOnlyCollection<string> ids, Suspicion suspicion, int mostSuspects)
        {
            ManyFailed += ids.Count > 1 ? 1 : 0;
            if (_suspects.Count + ids.Count > mostSuspects)
            {
                _suspects.Clear();
            }

            foreach (string id in ids.Take(mostSuspects))
            {
                _suspects[id] = _suspects.TryGetValue(id, out Suspicion? before) ? suspicion.After(before) : suspicion;
            }
        }

        /// <summary>Lifts suspicion from what was answered.</summary>
        /// <returns>Whether some of it had been refused.</returns>
        public bool Answer(IReadOnlyCollection<string> ids)
        {
            (Answers, IsInDoubt) = (Answers + 1, false);
            ManyFailed = ids.Count > 1 ? 0 : ManyFailed;
            bool wasRefused = false;
            foreach (string id in ids)
            {
                wasRefused |= _suspects.Remove(id, out Suspicion? suspicion) && suspicion.IsRefused;
            }

            return wasRefused;
        }
    }

    /// <param name="Most">With how many the item is asked for at most.</param>
    /// <param name="Answers">How many questions had been answered when it first failed; below zero where a refusal is an answer itself.</param>
    /// <param name="FailedAlone">How often it failed alone.</param>
    /// <param name="IsRefused">Whether one answer refused it with others.</param>
    private sealed record Suspicion(int Most, long Answers, int FailedAlone, bool IsRefused)
    {
        public Suspicion After(Suspicion before) => this with
        {
            Most = Math.Min(before.Most, Most),
            Answers = Math.Min(before.Answers, Answers),
            FailedAlone = before.FailedAlone + FailedAlone,
        };
    }
}
