using System.Globalization;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Why an order stays as it is, for the panel's staff: which order, what was, and what would be right.</summary>
internal static class FaultReason
{
    /// <summary>The row breaks a law, or there are no rules for it.</summary>
    /// <param name="order">The order.</param>
    /// <param name="polledAt">When it was polled; <see langword="null"/> if a person or an answer is at work.</param>
    /// <param name="exception">What was refused.</param>
    internal static string Undecided(OrderKey order, DateTimeOffset? polledAt, ArgumentException exception)
    {
        string rule = exception.Message.Split($" (Parameter '{exception.ParamName}')")[0];
        string was = exception is ArgumentOutOfRangeException { ActualValue: { } value }
            ? $" Its {exception.ParamName} is {Convert.ToString(value, CultureInfo.InvariantCulture)}."
            : "";
        return $"Order {order} cannot be decided: {rule}{was} {Advice(polledAt)}";
    }

    /// <summary>The database or the panel's payer refused it.</summary>
    /// <param name="order">The order.</param>
    /// <param name="polledAt">When it was polled; <see langword="null"/> if a person or an answer is at work.</param>
    /// <param name="step">What was under way.</param>
    /// <param name="exception">What was refused.</param>
    internal static string Of(OrderKey order, DateTimeOffset? polledAt, WriteStep step, Exception exception)
    {
        string what = step switch
        {
            WriteStep.Reading => $"Order {order} cannot be read",
            WriteStep.Paying => $"The refund of order {order} cannot be paid",
            _ => $"Order {order} cannot be written",
        };
        return $"{what}: {Words(exception)} {Advice(polledAt)}";
    }

    /// <summary>The database failed before the order's turn came.</summary>
    internal static string NotReached(OrderKey order, Exception exception) =>
        $"Order {order} was not reached: {Words(exception)} Its status and money stay as they are; report it again.";

    /// <summary>The answer to the COMMIT was lost, and could not be looked up.</summary>
    internal static string Unknown(OrderKey order, Exception exception) =>
        $"It is not known whether order {order} was written: {Words(exception)} Report it again; what was written is not written twice.";

    /// <summary>The order's next poll could not be moved out.</summary>
    internal static string AndNotMoved(string? reason, Exception exception) => $"{reason} Its next poll could not be moved out: {Words(exception)}";

    // What follows once the fault is corrected.
    private static string Advice(DateTimeOffset? polledAt) => polledAt is null
        ? "Its status and money stay as they are; correct that, then try again."
        : "Its status and money stay as they are; once that is corrected, its next poll applies.";

    // The innermost says what happened; the others that something did.
    private static string Words(Exception exception)
    {
        string message = exception.GetBaseException().Message.Trim();
        return message.EndsWith('.') ? message : $"{message}.";
    }
}
