using System.Reflection;

namespace SmmOrders.Hosting.Worker;

/// <summary>A planted fault: a store that is told of an unclear answer keeps that the request never left.</summary>
#pragma warning disable CA1852 // A proxy derives from it.
internal class SendsAgain : DispatchProxy
#pragma warning restore CA1852
{
    private IOrderStore _store = null!;
    private string _after = "";

    public static IOrderStore Of(IOrderStore store, string after)
    {
        IOrderStore proxy = Create<IOrderStore, SendsAgain>();
        (((SendsAgain)(object)proxy)._store, ((SendsAgain)(object)proxy)._after) = (store, after);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (args is [OrderSubmission { Step.Trigger: SubmissionTrigger.LoseTrack } lost, ..] && (lost.Note ?? "").Contains(_after, StringComparison.Ordinal))
        {
            args[0] = lost with { Step = SubmissionStep.Requeue() };
        }

        return targetMethod!.Invoke(_store, args);
    }
}
