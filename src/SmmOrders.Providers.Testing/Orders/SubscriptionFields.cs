namespace SmmOrders.Providers.Testing;

/// <summary>What a request says of a subscription.</summary>
/// <param name="Min">The least units of a post.</param>
/// <param name="Max">The most units of a post.</param>
/// <param name="Posts">New posts; <see langword="null"/> for all that come.</param>
/// <param name="OldPosts">Posts that are there already.</param>
/// <param name="Delay">The time between a post and its order.</param>
/// <param name="Expiry">When it ends; <see langword="null"/> for never.</param>
internal readonly record struct SubscriptionFields(long Min, long Max, long? Posts, long OldPosts, TimeSpan Delay, DateTimeOffset? Expiry);
