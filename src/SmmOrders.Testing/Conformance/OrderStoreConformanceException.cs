using System.Text.Json.Serialization;

namespace SmmOrders.Testing;

/// <summary>A store does not do what <see cref="IOrderStore"/> promises. The message says what was expected, and what was found.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class OrderStoreConformanceException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was expected, and what was found.</param>
    /// <param name="innerException">The cause, if any.</param>
    public OrderStoreConformanceException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
