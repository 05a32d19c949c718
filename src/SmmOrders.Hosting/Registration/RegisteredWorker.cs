namespace SmmOrders.Hosting;

/// <summary>That a loop is registered for a store, so that it is registered once.</summary>
internal sealed record RegisteredWorker(string Loop, string Store);
