namespace SmmOrders.Hosting;

/// <summary>What a request that failed as a whole says something about.</summary>
internal enum FailureReach
{
    /// <summary>The provider, as far as anybody knows.</summary>
    Provider,

    /// <summary>The question, or some of its items: the provider refused several with one answer, so that each is asked for alone, at once.</summary>
    Question,

    /// <summary>The one item that was asked for: it failed alone before, and the provider answers others.</summary>
    Item,
}
