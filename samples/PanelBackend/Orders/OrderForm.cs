using System.ComponentModel.DataAnnotations;

namespace PanelBackend;

/// <summary>What a customer orders.</summary>
internal sealed class OrderForm
{
    [Required(ErrorMessage = "Choose a service.")]
    public string? Service { get; set; }

    [Required(ErrorMessage = "Enter the link to your page or post.")]
    public string? Link { get; set; }

    [Required(ErrorMessage = "Enter how many you want.")]
    public long? Quantity { get; set; }

    /// <summary>The price that the customer saw; <see langword="null"/> if none was shown yet.</summary>
    public decimal? Price { get; set; }

    /// <summary>Names this form. It orders once, however often it is sent.</summary>
    public Guid Form { get; set; }
}
