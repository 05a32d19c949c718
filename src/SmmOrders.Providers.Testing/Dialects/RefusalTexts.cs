using System.Collections.Frozen;
using System.Globalization;

namespace SmmOrders.Providers.Testing;

/// <summary>The words of a family of panels for what it refuses; <c>{0}</c> is the refusal's detail.</summary>
internal sealed class RefusalTexts
{
    private static readonly FrozenDictionary<RefusalKind, string> Usual = new Dictionary<RefusalKind, string>
    {
        [RefusalKind.IncorrectRequest] = "Incorrect request",
        [RefusalKind.IncorrectKey] = "Invalid API key",
        [RefusalKind.UnknownOrder] = "Incorrect order ID",
        [RefusalKind.TooManyOrders] = "At most {0} orders",
        [RefusalKind.UnknownService] = "Incorrect service ID",
        [RefusalKind.BadLink] = "Bad link",
        [RefusalKind.IncorrectField] = "Incorrect {0}",
        [RefusalKind.QuantityOutOfRange] = "Quantity is from {0}",
        [RefusalKind.OutOfFunds] = "Not enough funds on balance",
        [RefusalKind.NoDripFeed] = "Drip-feed is not available for this service",
        [RefusalKind.NotRefillable] = "Refill is not available for this order",
        [RefusalKind.RefillOpen] = "A refill of this order is already in progress",
        [RefusalKind.UnknownRefill] = "Refill not found",
        [RefusalKind.NotCancelable] = "The order cannot be canceled",
        [RefusalKind.Verbatim] = "{0}",
    }.ToFrozenDictionary();

    private readonly FrozenDictionary<RefusalKind, string> _own;

    private RefusalTexts(params ReadOnlySpan<(RefusalKind Kind, string Text)> own) =>
        _own = own.ToArray().ToFrozenDictionary(text => text.Kind, text => text.Text);

    internal static RefusalTexts PerfectPanel { get; } = new();

    internal static RefusalTexts SmartPanel { get; } = new(
        (RefusalKind.IncorrectRequest, "This action is invalid"),
        (RefusalKind.IncorrectKey, "API is disable for this user or user not found. Contact the support"),
        (RefusalKind.UnknownService, "Service ID does not exists"),
        (RefusalKind.BadLink, "Bad Link"));

    internal static RefusalTexts OwnSmm { get; } = new(
        (RefusalKind.IncorrectKey, "API key is incorrect"),
        (RefusalKind.UnknownOrder, "Order not found."),
        (RefusalKind.UnknownService, "Service is inactive or not found"),
        (RefusalKind.OutOfFunds, "You have insufficient balance"));

    internal static RefusalTexts Laravel { get; } = new((RefusalKind.IncorrectKey, "Unauthenticated."));

    internal static RefusalTexts Indonesian { get; } = new(
        (RefusalKind.IncorrectRequest, "Permintaan tidak sesuai"),
        (RefusalKind.IncorrectKey, "API Key salah"),
        (RefusalKind.UnknownOrder, "ID pesanan tidak ditemukan"),
        (RefusalKind.UnknownService, "Layanan tidak ditemukan"),
        (RefusalKind.OutOfFunds, "Saldo tidak cukup"));

    internal string For(Refusal refusal) =>
        string.Format(CultureInfo.InvariantCulture, _own.GetValueOrDefault(refusal.Kind) ?? Usual[refusal.Kind], refusal.Detail);
}
