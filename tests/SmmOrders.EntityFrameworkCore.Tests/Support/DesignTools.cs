using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design.Internal;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.Extensions.DependencyInjection;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>What <c>dotnet ef migrations add</c> does, and the build after it.</summary>
internal static class DesignTools
{
    /// <summary>Writes a migration of what the context's model has and the last migration of its options has not.</summary>
    public static ScaffoldedMigration Scaffold(DbContext context, string name)
    {
        Assembly panel = context.GetType().Assembly;
#pragma warning disable EF1001 // There is no other way to the services of the tool.
        IServiceProvider services = new DesignTimeServicesBuilder(panel, panel, new OperationReporter(null), []).Build(context);
#pragma warning restore EF1001
        using IServiceScope scope = services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<IMigrationsScaffolder>().ScaffoldMigration(name, "Panel");
    }

    /// <summary>Builds a migration, and the snapshot of the model that the next one is compared to.</summary>
    public static Assembly Compile(ScaffoldedMigration migration)
    {
        var compilation = CSharpCompilation.Create(
            $"Panel{Guid.NewGuid():N}",
            [.. new[] { migration.MigrationCode, migration.MetadataCode, migration.SnapshotCode }.Select(code => CSharpSyntaxTree.ParseText(code))],
            AppDomain.CurrentDomain.GetAssemblies().Where(IsReferenced).Select(assembly => MetadataReference.CreateFromFile(assembly.Location)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var library = new MemoryStream();
        var built = compilation.Emit(library);
        Assert.True(built.Success, string.Join('\n', built.Diagnostics));
        library.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(library);
    }

    private static bool IsReferenced(Assembly assembly) => !assembly.IsDynamic && assembly.Location.Length > 0
        && (assembly.GetName().Name is "System.Private.CoreLib" or "System.Runtime" or "System.Linq.Expressions" || assembly == typeof(DesignTools).Assembly
            || assembly.GetName().Name!.Contains("EntityFrameworkCore", StringComparison.Ordinal));
}
