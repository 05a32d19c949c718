using System.ComponentModel.DataAnnotations;

namespace PanelBackend;

/// <summary>What an operator decides, and why.</summary>
internal sealed class DecisionForm
{
    public const int LongestIdentifier = 100;
    public const string IdentifierTooLong = "The provider's identifier has at most 100 characters.";

    [Required(ErrorMessage = "Choose what is to be done.")]
    public string? Choice { get; set; }

    public long? Delivered { get; set; }

    public decimal? Total { get; set; }

    /// <summary>The refunded total that the operator saw: a second click finds another, and pays nothing.</summary>
    public decimal Seen { get; set; }

    [StringLength(LongestIdentifier, ErrorMessage = IdentifierTooLong)]
    public string? ProviderOrderId { get; set; }

    [Required(ErrorMessage = Reason.None)]
    [StringLength(Reason.Longest, ErrorMessage = Reason.TooLong)]
    public string? Why { get; set; }
}
