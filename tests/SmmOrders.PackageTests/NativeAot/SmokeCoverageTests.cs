using System.Reflection;
using System.Runtime.CompilerServices;

namespace SmmOrders.PackageTests;

/// <summary>The smoke application is worth what it refers to: every public member. Its output shows that they run.</summary>
public sealed class SmokeCoverageTests
{
    private const string Members = """
        public sealed class Page
        {
            public static readonly string First = "1";
            public Page(int number) => Number = number;
            public int Number { get; set; }
            public static implicit operator Page(int number) => new(number);
            public void Turn() { }
            public void Turn(int pages) { }
            public void Read() { }
        }
        """;

    [Theory]
    [InlineData("SmmOrders")]
    [InlineData("SmmOrders.Providers")]
    public void The_smoke_application_refers_to_every_public_member(string id) => Assert.Empty(Missed(Subject.Of(id), Subject.Of("SmmOrders.AotSmoke")));

    [Fact]
    public void Whatever_kind_of_member_it_does_not_refer_to_is_missed() => Assert.Equal(
        ["Page..ctor(Int32)", "Page.First", "Page.Read()", "Page.Turn()", "Page.Turn(Int32)", "Page.get_Number()", "Page.op_Implicit(Int32)", "Page.set_Number(Int32)"],
        Missed(Planted.Compile(Members), Subject.Of("SmmOrders.AotSmoke")).Order(StringComparer.Ordinal));

    [Fact]
    public void One_overload_does_not_stand_for_the_other()
    {
        Subject smoke = Planted.Compile("class Smoke { static object Say() => SmmOrders.StatusReport.Of(SmmOrders.OrderStatus.Partial); }");

        string[] missed = [.. Missed(Subject.Of("SmmOrders"), smoke)];

        Assert.DoesNotContain("StatusReport.Of(OrderStatus)", missed);
        Assert.Contains("StatusReport.Of(OrderStatus, Remains)", missed);
    }

    private static IEnumerable<string> Missed(Subject product, Subject smoke) => product.PublicTypes
        .Where(type => !type.IsEnum)
        .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Where(IsReferredToByName)
        .Except(smoke.UsedMembers())
        .Select(Name);

    // The compiler copies a constant, makes what a record has, and calls an override by the name of what it overrides.
    private static bool IsReferredToByName(MemberInfo member) => member switch
    {
        FieldInfo field => !field.IsLiteral,
        MethodInfo method => method.GetBaseDefinition() == method && (IsAccessor(method) || !method.IsDefined(typeof(CompilerGeneratedAttribute))),
        _ => member is ConstructorInfo,
    };

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static string Name(MemberInfo member) => member is MethodBase method
        ? $"{method.DeclaringType!.Name}.{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => parameter.ParameterType.Name))})"
        : $"{member.DeclaringType!.Name}.{member.Name}";
}
