using Stateless;

namespace SmmOrders;

/// <summary>The transitions that a request to cancel or refill may take (domain rules, section 7). They are the same for every panel.</summary>
public static class RequestLifecycle
{
    /// <summary>The lifecycle; starts in <see cref="RequestStatus.Asked"/>.</summary>
    public static FixedLifecycle<RequestStatus, RequestTrigger> Instance { get; } = new(
        Declare,
        RequestStatus.Asked,
        [
            RequestStatus.Sending, RequestStatus.Acknowledged, RequestStatus.Done, RequestStatus.Rejected, RequestStatus.Refused,
            RequestStatus.Unknown, RequestStatus.Asked,
        ],
        (RequestStatus.Asked, [RequestTrigger.Send]),
        (RequestStatus.Sending, [RequestTrigger.Acknowledge, RequestTrigger.Refuse, RequestTrigger.LoseTrack, RequestTrigger.AskAgain]),
        (RequestStatus.Acknowledged, [RequestTrigger.Finish, RequestTrigger.Reject]),
        (RequestStatus.Unknown, [RequestTrigger.Acknowledge, RequestTrigger.Refuse]));

    private static void Declare(StateMachine<RequestStatus, RequestTrigger> machine)
    {
        machine.Configure(RequestStatus.Asked)
            .Permit(RequestTrigger.Send, RequestStatus.Sending);

        machine.Configure(RequestStatus.Sending)
            .Permit(RequestTrigger.Acknowledge, RequestStatus.Acknowledged)
            .Permit(RequestTrigger.Refuse, RequestStatus.Refused)
            .Permit(RequestTrigger.LoseTrack, RequestStatus.Unknown)
            .Permit(RequestTrigger.AskAgain, RequestStatus.Asked);

        machine.Configure(RequestStatus.Acknowledged)
            .Permit(RequestTrigger.Finish, RequestStatus.Done)
            .Permit(RequestTrigger.Reject, RequestStatus.Rejected);

        machine.Configure(RequestStatus.Unknown)
            .Permit(RequestTrigger.Acknowledge, RequestStatus.Acknowledged)
            .Permit(RequestTrigger.Refuse, RequestStatus.Refused);
    }
}
