using System.Reflection;
using System.Runtime.CompilerServices;

namespace SmmOrders.PackageTests;

/// <summary>The smoke application is worth what it uses: every public member.</summary>
public sealed class SmokeCoverageTests
{
    // Called by the language, by a base class or by the serializer, never by name.
    private static readonly string[] Unnamed = ["ToString", "Equals", "GetHashCode", "GetEnumerator", "Reset", "Dispose", "Read", "Write"];

    [Theory]
    [InlineData("SmmOrders")]
    [InlineData("SmmOrders.Providers")]
    public void The_smoke_application_uses_every_public_member(string id) => Assert.Empty(Unused(Subject.Of(id)));

    [Fact]
    public void A_member_that_it_does_not_use_is_missed() =>
        Assert.Equal(["Page.Turn"], Unused(Planted.Compile("public static class Page { public static int Turn() => 0; }")));

    private static IEnumerable<string> Unused(Subject product) => MembersOf(product).Except(Subject.Of("SmmOrders.AotSmoke").UsedMembers());

    private static IEnumerable<string> MembersOf(Subject product) => product.PublicTypes
        .SelectMany(type => type
            .GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .SelectMany(Named)
            .Select(name => $"{type.Name}.{name}"));

    private static IEnumerable<string> Named(MemberInfo member) => member switch
    {
        PropertyInfo property => property.GetAccessors().Select(accessor => accessor.Name),
        MethodInfo { IsSpecialName: false } method when !method.IsDefined(typeof(CompilerGeneratedAttribute)) && !Unnamed.Contains(method.Name) => [method.Name],
        _ => [],
    };
}
