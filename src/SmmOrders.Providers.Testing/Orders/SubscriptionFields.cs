namespace SmmOrders.Providers.Testing;

/// <summary>The subscription fields of a request.</summary>
/// <param name="Min">The minimum units per post.</param>
/// <param name="Max">The maximum units per post.</param>
/// <param name="Posts">The number of new posts; <see langword="null"/> for no limit.</param>
/// <param name="OldPosts">The number of existing posts.</param>
/// <param name="Delay">The time between a post and its order.</param>
/// <param name="Expiry">When it ends; <see langword="null"/> for never.</param>
internal readonly record struct SubscriptionFields(long Min, long Max, long? Posts, long OldPosts, TimeSpan Delay, DateTimeOffset? Expiry);
