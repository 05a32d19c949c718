using System.Reflection;

namespace SmmOrders.Hosting.Worker;

/// <summary>A planted fault: a store that is told of an unclear answer keeps that the request never left.</summary>
#pragma warning disable CA1852 // A proxy derives from it.
internal class SendsAgain : DispatchProxy
#pragma warning restore CA1852
{
    private IOrderStore _store = null!;

    public static IOrderStore Of(IOrderStore store)
    {
        IOrderStore proxy = Create<IOrderStore, SendsAgain>();
        ((SendsAgain)(object)proxy)._store = store;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (args is [OrderSubmission { Step.Trigger: SubmissionTrigger.LoseTrack } lost, ..])
        {
            args[0] = lost with { Step = SubmissionStep.Requeue() };
        }

        return targetMethod!.Invoke(_store, args);
    }
}
