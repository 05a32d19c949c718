namespace PanelBackend;

/// <summary>What became of a form: an order, or why not.</summary>
/// <param name="Order">The order; <see langword="null"/> if there is none.</param>
/// <param name="Field">The field at fault; empty if it is none of them.</param>
/// <param name="Fault">What was asked, and what would be right.</param>
internal sealed record Placement(long? Order, string Field = "", string Fault = "")
{
    public static Placement Refused(string field, string fault) => new(null, field, fault);
}
