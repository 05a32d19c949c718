using System.Net;
using Microsoft.EntityFrameworkCore;
using SmmOrders.PanelBackend.Tests.Reseller;

namespace SmmOrders.PanelBackend.Tests;

/// <summary>What no form of the panel sends, in each of its fields.</summary>
public sealed class FormTests(RunningPanel panel)
{
    // The words of the framework, which say neither what is wrong nor what would be right.
    private static readonly string[] Defaults = ["is not valid", "is invalid", "field is required", "must be a string", "must be a number"];

    [Theory]
    [InlineData("anna", "/orders/new", "Form", "no form", "is not what this form has there")]
    [InlineData("anna", "/orders/new", "Form", "", "is not what this form has there")]
    [InlineData("anna", "/orders/new", "Quantity", "many", "A whole number has digits alone.")]
    [InlineData("anna", "/orders/new", "Quantity", "", "Enter how many you want.")]
    [InlineData("anna", "/orders/new", "Price", "free", "An amount has a point and no comma.")]
    [InlineData("anna", "/orders/new", "Price", "", "Look at the price before you order.")]
    [InlineData("anna", "/orders/new", "Link", "", "Enter the link to your page or post.")]
    [InlineData("anna", "/orders/new", "Service", "", "Choose a service.")]
    [InlineData("olga", "/operator/orders/8?handler=Decide", "Choice", "", "Choose what is to be done.")]
    [InlineData("olga", "/operator/orders/8?handler=Decide", "Choice", "explode", "Choose what is to be done.")]
    [InlineData("olga", "/operator/orders/8?handler=Decide", "Why", "", "Say why")]
    [InlineData("olga", "/operator/orders/8?handler=Decide", "Why", "501", "Say why in at most 500 characters.")]
    [InlineData("olga", "/operator/orders/8?handler=Decide", "Delivered", "half", "A whole number has digits alone.")]
    [InlineData("olga", "/operator/orders/8?handler=Decide", "Total", "half", "An amount has a point and no comma.")]
    [InlineData("olga", "/operator/orders/8?handler=Decide", "Total", "79228162514264337593543950335", "State at most what was charged.")]
    [InlineData("olga", "/operator/orders/8?handler=Decide", "Total", "0", "State the total with the new refund in it.")]
    [InlineData("olga", "/operator/orders/8?handler=Decide", "Total", "0.001", "Write 2.50.")]
    [InlineData("olga", "/operator/orders/8?handler=Decide", "Seen", "5", "Something was refunded since you looked.")]
    [InlineData("olga", "/operator/orders/8?handler=Decide", "Seen", "", "An amount has a point and no comma.")]
    [InlineData("olga", "/operator/orders/8?handler=Decide", "ProviderOrderId", "501", "The provider's identifier has at most 100 characters.")]
    [Trait(AttackListTests.Attack, "A page's form with wrong types, negative or huge numbers")]
    public async Task A_value_that_a_field_cannot_have_is_answered_by_the_form_with_what_would_be_right(string user, string page, string field, string value, string says)
    {
        string what = await SendAsync(user, page, field, value == "501" ? new string('a', 501) : value, AttackList.StatusOf("A page's form with wrong types, negative or huge numbers"));
        Assert.Contains(says, what);
    }

    [Theory]
    [InlineData("/operator?handler=Close", "id", "1")]
    [InlineData("/operator/orders/8?handler=Request", "request", "1")]
    [InlineData("/operator/orders/8?handler=Request", "took", "perhaps")]
    [InlineData("/operator/providers?handler=Pause", "provider", "")]
    [InlineData("/operator/providers?handler=Resume", "what", "")]
    [InlineData("/operator/catalog", "provider", "")]
    [Trait(AttackListTests.Attack, "A hidden field of another type, on a page")]
    public async Task A_hidden_field_that_cannot_be_read_is_neither_none_nor_no(string page, string field, string value) =>
        Assert.Contains("Go back, reload the page", await SendAsync("olga", page, field, value, AttackList.StatusOf("A hidden field of another type, on a page")));

    [Theory]
    [InlineData("/operator/providers?handler=Pause", "provider")]
    [InlineData("/operator/providers?handler=Resume", "what")]
    [InlineData("/operator/catalog", "provider")]
    [Trait(AttackListTests.Attack, "A provider that the panel does not have, on a page")]
    public async Task What_the_panel_does_not_have_is_not_found(string page, string field)
    {
        _ = await SendAsync("olga", page, field, "nobody", AttackList.StatusOf("A provider that the panel does not have, on a page"));
        Assert.False(await panel.ReadAsync(context => context.Providers.AnyAsync(provider => provider.Name == "nobody")));
    }

    // The form as the page would send it, but for one field.
    private async Task<string> SendAsync(string user, string page, string field, string value, HttpStatusCode expected)
    {
        using PanelVisitor visitor = await new PanelVisitor(panel.Address).SignInAsync(user);
        Dictionary<string, string> form = new()
        {
            ["Service"] = "instagram-likes",
            ["Link"] = "https://page.example",
            ["Quantity"] = "100",
            ["Form"] = $"{Guid.NewGuid()}",
            ["Seen"] = "0",
            ["Choice"] = "refund",
            ["Total"] = "0.01",
            ["Why"] = "a test",
            ["request"] = $"{Guid.NewGuid()}",
            ["took"] = "true",
            ["provider"] = ProviderSetup.Simulated,
            ["what"] = "submission",
            ["__RequestVerificationToken"] = (await visitor.FieldsAsync(user == "olga" ? "/operator/ledger" : "/services"))["__RequestVerificationToken"],
            [field] = value,
        };

        using HttpResponseMessage answer = await visitor.PostAsync(page, form);
        string shown = await PanelVisitor.TextOfAsync(answer);
        Assert.Equal(expected, answer.StatusCode);
        Assert.DoesNotContain(Defaults, words => shown.Contains(words, StringComparison.Ordinal));
        return shown;
    }
}
