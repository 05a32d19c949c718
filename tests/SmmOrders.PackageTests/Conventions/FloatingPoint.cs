using System.Numerics;
using System.Reflection;
using System.Reflection.Emit;

namespace SmmOrders.PackageTests;

/// <summary>Finds binary floating point wherever it can be: in fields, in signatures, and in what methods do.</summary>
internal static class FloatingPoint
{
    private static readonly HashSet<Type> Types = [typeof(double), typeof(float), typeof(Half), typeof(Complex)];

    private static readonly HashSet<OpCode> Codes = [OpCodes.Ldc_R4, OpCodes.Ldc_R8, OpCodes.Conv_R4, OpCodes.Conv_R8, OpCodes.Conv_R_Un];

    /// <summary>Each member that has it; also of what the compiler made of a lambda or of an asynchronous method.</summary>
    public static IEnumerable<string> Offenders(Subject subject) => subject.Members
        .Where(member => Names(member) || (member is MethodBase method && IsIn(method)))
        .Select(member => $"{member.DeclaringType!.FullName}.{member.Name}");

    private static bool IsIn(MethodBase method) =>
        method.GetMethodBody()?.LocalVariables.Any(local => IsFloating(local.LocalType)) == true
        || Instruction.In(method).Any(step => Codes.Contains(step.Code) || (step.Member is { } member && Names(member)));

    // A member that is used also names the type that it belongs to, with its arguments.
    private static bool Names(MemberInfo member) => Shapes.TypesIn(member).Append(member as Type ?? member.DeclaringType!).Any(IsFloating);

    private static bool IsFloating(Type type) =>
        Types.Contains(type) || type.GetGenericArguments().Append(type.GetElementType()).OfType<Type>().Any(IsFloating);
}
