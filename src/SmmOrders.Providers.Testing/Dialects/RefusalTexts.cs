using System.Collections.Frozen;
using System.Globalization;

namespace SmmOrders.Providers.Testing;

/// <summary>A family of panels' refusal texts; <c>{0}</c> is the refusal's detail.</summary>
internal sealed class RefusalTexts
{
    private static readonly FrozenDictionary<RefusalCause, string> Usual = new Dictionary<RefusalCause, string>
    {
        [RefusalCause.IncorrectRequest] = "Incorrect request",
        [RefusalCause.IncorrectKey] = "Invalid API key",
        [RefusalCause.UnknownOrder] = "Incorrect order ID",
        [RefusalCause.TooManyOrders] = "At most {0} orders",
        [RefusalCause.UnknownService] = "Incorrect service ID",
        [RefusalCause.BadLink] = "Bad link",
        [RefusalCause.IncorrectField] = "Incorrect {0}",
        [RefusalCause.QuantityOutOfRange] = "Quantity is from {0}",
        [RefusalCause.OutOfFunds] = "Not enough funds on balance",
        [RefusalCause.NoDripFeed] = "Drip-feed is not available for this service",
        [RefusalCause.NotRefillable] = "Refill is not available for this order",
        [RefusalCause.RefillOpen] = "A refill of this order is already in progress",
        [RefusalCause.UnknownRefill] = "Refill not found",
        [RefusalCause.NotCancelable] = "The order cannot be canceled",
        [RefusalCause.Verbatim] = "{0}",
    }.ToFrozenDictionary();

    private readonly FrozenDictionary<RefusalCause, string> _own;

    private RefusalTexts(params ReadOnlySpan<(RefusalCause Kind, string Text)> own) =>
        _own = own.ToArray().ToFrozenDictionary(text => text.Kind, text => text.Text);

    internal static RefusalTexts PerfectPanel { get; } = new();

    internal static RefusalTexts SmartPanel { get; } = new(
        (RefusalCause.IncorrectRequest, "This action is invalid"),
        (RefusalCause.IncorrectKey, "API is disable for this user or user not found. Contact the support"),
        (RefusalCause.UnknownService, "Service ID does not exists"),
        (RefusalCause.BadLink, "Bad Link"));

    internal static RefusalTexts OwnSmm { get; } = new(
        (RefusalCause.IncorrectKey, "API key is incorrect"),
        (RefusalCause.UnknownOrder, "Order not found."),
        (RefusalCause.UnknownService, "Service is inactive or not found"),
        (RefusalCause.OutOfFunds, "You have insufficient balance"));

    internal static RefusalTexts Laravel { get; } = new((RefusalCause.IncorrectKey, "Unauthenticated."));

    internal static RefusalTexts Indonesian { get; } = new(
        (RefusalCause.IncorrectRequest, "Permintaan tidak sesuai"),
        (RefusalCause.IncorrectKey, "API Key salah"),
        (RefusalCause.UnknownOrder, "ID pesanan tidak ditemukan"),
        (RefusalCause.UnknownService, "Layanan tidak ditemukan"),
        (RefusalCause.OutOfFunds, "Saldo tidak cukup"));

    internal string For(Refusal refusal) =>
        string.Format(CultureInfo.InvariantCulture, _own.GetValueOrDefault(refusal.Kind) ?? Usual[refusal.Kind], refusal.Detail);
}
