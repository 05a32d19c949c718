using Stateless;

namespace SmmOrders;

/// <summary>
/// The transitions that a submission may take (domain rules, section 7). They are the same for every panel, because what an order
/// costs at a provider does not depend on the panel.
/// </summary>
public static class SubmissionLifecycle
{
    /// <summary>The lifecycle; starts in <see cref="SubmissionStatus.Queued"/>.</summary>
    public static FixedLifecycle<SubmissionStatus, SubmissionTrigger> Instance { get; } = new(
        Declare,
        SubmissionStatus.Queued,
        [
            SubmissionStatus.Sending, SubmissionStatus.Placed, SubmissionStatus.Placed, SubmissionStatus.Refused, SubmissionStatus.Unknown,
            SubmissionStatus.Queued, SubmissionStatus.Withdrawn,
        ],
        (SubmissionStatus.Queued, [SubmissionTrigger.Send, SubmissionTrigger.PlaceLate, SubmissionTrigger.Withdraw]),
        (SubmissionStatus.Sending, [SubmissionTrigger.Place, SubmissionTrigger.Refuse, SubmissionTrigger.LoseTrack, SubmissionTrigger.Requeue]),
        (SubmissionStatus.Refused, [SubmissionTrigger.Requeue, SubmissionTrigger.Withdraw]),
        (SubmissionStatus.Unknown, [
            SubmissionTrigger.Place, SubmissionTrigger.PlaceLate, SubmissionTrigger.Refuse, SubmissionTrigger.Requeue, SubmissionTrigger.Withdraw,
        ]));

    private static void Declare(StateMachine<SubmissionStatus, SubmissionTrigger> machine)
    {
        machine.Configure(SubmissionStatus.Queued)
            .Permit(SubmissionTrigger.Send, SubmissionStatus.Sending)
            .Permit(SubmissionTrigger.PlaceLate, SubmissionStatus.Placed)
            .Permit(SubmissionTrigger.Withdraw, SubmissionStatus.Withdrawn);

        machine.Configure(SubmissionStatus.Sending)
            .Permit(SubmissionTrigger.Place, SubmissionStatus.Placed)
            .Permit(SubmissionTrigger.Refuse, SubmissionStatus.Refused)
            .Permit(SubmissionTrigger.LoseTrack, SubmissionStatus.Unknown)
            .Permit(SubmissionTrigger.Requeue, SubmissionStatus.Queued);

        machine.Configure(SubmissionStatus.Refused)
            .Permit(SubmissionTrigger.Requeue, SubmissionStatus.Queued)
            .Permit(SubmissionTrigger.Withdraw, SubmissionStatus.Withdrawn);

        machine.Configure(SubmissionStatus.Unknown)
            .Permit(SubmissionTrigger.Place, SubmissionStatus.Placed)
            .Permit(SubmissionTrigger.PlaceLate, SubmissionStatus.Placed)
            .Permit(SubmissionTrigger.Refuse, SubmissionStatus.Refused)
            .Permit(SubmissionTrigger.Requeue, SubmissionStatus.Queued)
            .Permit(SubmissionTrigger.Withdraw, SubmissionStatus.Withdrawn);
    }
}
