using System.Globalization;

namespace SmmOrders.Tests;

/// <summary>The explanation agrees with the count and the money, whatever an order's facts are.</summary>
public sealed class OrderGuideAgreementTests
{
    private static readonly OrderGuide Guide = new(RefundPolicy.HalfUp(2));

    private static readonly string[] Languages = ["", "es", "pt", "ru", "tr"];

    // In each language: all money is back; delivered as described; a part is charged; nothing was delivered.
    private static readonly Dictionary<string, (string AllIsBack, string AsDescribed, string PartIsCharged, string NotDelivered)> Words = new()
    {
        [""] = ("We do not hold on to your money", "has finished delivering your order as the service describes", "for the part that was delivered", "could not deliver your order"),
        ["es"] = ("No nos quedamos con tu dinero", "según la descripción del servicio", "por la parte entregada", "no pudo entregar tu pedido"),
        ["pt"] = ("Não ficamos com o seu dinheiro", "conforme a descrição do serviço", "pela parte entregue", "não conseguiu entregar seu pedido"),
        ["ru"] = ("Мы не удерживаем ваши деньги", "согласно описанию услуги", "За выполненную часть", "не смог выполнить ваш заказ"),
        ["tr"] = ("Paranızı tutmuyoruz", "hizmet açıklamasına uygun olarak", "Teslim edilen kısım için", "siparişinizi teslim edemedi"),
    };

    public static TheoryData<string> EachLanguage => [.. Languages];

    [Theory]
    [MemberData(nameof(EachLanguage))]
    public void No_explanation_contradicts_the_count_or_the_money(string language)
    {
        CultureInfo culture = CultureInfo.GetCultureInfo(language);
        (string allIsBack, string asDescribed, string partIsCharged, string notDelivered) = Words[language];
        HashSet<string> seen = [];
        foreach (OrderState order in Orders())
        {
            string told = Guide.Explain(order, culture: culture).ToString();
            Says(allIsBack, order.Status == OrderStatus.Canceled && order.Kept == 0 && order.Refunded > 0);
            Says(asDescribed, order.Status == OrderStatus.Completed && order.Delivered >= order.Quantity);
            if (told.Contains(partIsCharged, StringComparison.Ordinal))
            {
                _ = seen.Add(partIsCharged);
                Assert.True(order.Kept > 0 && order.Delivered > 0 && order.Delivered < order.Quantity, $"{order}: {told}");
            }

            if (told.Contains(notDelivered, StringComparison.Ordinal))
            {
                _ = seen.Add(notDelivered);
                Assert.True(order.Delivered is null or 0, $"{order}: {told}");
            }

            void Says(string words, bool isTrue)
            {
                Assert.True(isTrue == told.Contains(words, StringComparison.Ordinal), $"{order}: {told}");
                _ = isTrue && seen.Add(words);
            }
        }

        Assert.Equal(4, seen.Count);
    }

    [Theory]
    [InlineData("", "it may have gone down")]
    [InlineData("es", "puede que se haya caído")]
    [InlineData("pt", "pode ter caído")]
    [InlineData("ru", "возможно, он отключился")]
    [InlineData("tr", "devre dışı kalmış olabilir")]
    public void A_server_downtime_is_described_as_a_guess(string language, string guess)
    {
        OrderState order = Some.Tracker.Observe(Some.Order(OrderStatus.InProgress), StatusReport.Of(OrderStatus.Canceled), Some.Noon).Order;

        Assert.Equal(CancelCause.ServerDowntime, order.CancelCause);
        Assert.Contains(guess, Guide.Explain(order, culture: CultureInfo.GetCultureInfo(language)).Meaning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OrderStatus.Completed, 600L, "The server says that your order is complete, but reports only 600 of 1000 delivered.", "If something is missing, contact support.")]
    [InlineData(OrderStatus.Completed, 0L, "The server says that your order is complete, but reports only 0 of 1000 delivered.", "If something is missing, contact support.")]
    [InlineData(OrderStatus.Completed, null, "The server says that your order is complete.", "If something is missing, contact support.")]
    [InlineData(OrderStatus.Canceled, 600L, "Your order was canceled after 600 of 1000 had been delivered.", "If you still need more, place the order again.")]
    [InlineData(OrderStatus.Canceled, 1000L, "Your order was canceled after 1000 of 1000 had been delivered.", "If you still need more, place the order again.")]
    [InlineData(OrderStatus.Processing, 300L, "We have received your order and delivery has started: 300 of 1000 delivered so far.", null)]
    public void The_count_is_stated_if_the_general_text_would_contradict_it(OrderStatus status, long? delivered, string meaning, string? advice)
    {
        OrderExplanation told = Guide.Explain(Some.Order(status, delivered));

        Assert.Equal(meaning, told.Meaning);
        Assert.Equal(advice ?? Guide.ExplainStatus(status).Advice, told.Advice);
    }

    [Fact]
    public void A_canceled_order_that_keeps_part_of_the_charge_says_so()
    {
        var tracker = new OrderTracker(RefundPolicy.HalfUp(2) with { OnCanceled = RefundOnCanceled.UndeliveredOnly });
        OrderState order = tracker.Observe(Some.Order(OrderStatus.InProgress), StatusReport.Of(OrderStatus.Canceled, 400), Some.Noon).Order;

        Assert.Equal("You are charged 6.00 for the part that was delivered; 4.00 was refunded to your account.", Guide.Explain(order).Money);
    }

    private static IEnumerable<OrderState> Orders() =>
        from status in OrderStatuses.All
        from delivered in (long?[])[null, 0, 1, 999, 1000, 1002]
        from refunded in (decimal[])[0m, 4.00m, 10.00m]
        from charge in (decimal[])[10.00m, 12.00m]
        from cause in status == OrderStatus.Canceled ? Enum.GetValues<CancelCause>() : [CancelCause.Unknown]
        select Some.State(status, Some.Noon, 1000, charge, delivered, refunded, cause);
}
