using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>As much of an order as an erasure needs: its version, how far it has come, and the columns with a customer's words.</summary>
internal sealed record ErasedOrder(long? Version, SubmissionStatus? Submission, string? Fields, string? Link, string? Words)
{
    internal static Expression<Func<TOrder, ErasedOrder>> Read<TOrder>()
        where TOrder : class, ITrackedOrder => order => new(
            EF.Property<long?>(order, OrderColumns.Version),
            EF.Property<SubmissionStatus?>(order, nameof(TrackedOrder.SubmissionStatus)),
            EF.Property<string?>(order, OrderColumns.RequestFields),
            EF.Property<string?>(order, OrderColumns.RequestLink),
            EF.Property<string?>(order, nameof(TrackedOrder.SubmissionWords)));

    internal ErasedOrder Erased(string replacement) => this with
    {
        Fields = FieldsOf(replacement),
        Link = Link is null ? null : replacement,
        Words = Words is null ? null : replacement,
    };

    // Fields that cannot be read are a customer's all the same.
    private string? FieldsOf(string replacement)
    {
        try
        {
            return RequestFields.ToStored(ErasedFields.Of(RequestFields.FromStored(Fields), replacement));
        }
        catch (Exception exception) when (exception is JsonException or IndexOutOfRangeException or NullReferenceException or ArgumentException)
        {
            return null;
        }
    }
}
