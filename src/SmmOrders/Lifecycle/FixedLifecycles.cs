namespace SmmOrders;

/// <summary>The lifecycles that are the same for every panel, by the types of their statuses and triggers.</summary>
internal static class FixedLifecycles
{
    internal static FixedLifecycle<TStatus, TTrigger>? Find<TStatus, TTrigger>()
        where TStatus : struct, Enum
        where TTrigger : struct, Enum =>
        (object)SubmissionLifecycle.Instance as FixedLifecycle<TStatus, TTrigger>
        ?? (object)RequestLifecycle.Instance as FixedLifecycle<TStatus, TTrigger>;
}
