using SmmOrders.PackageTests;

[assembly: AssemblyFixture(typeof(PackedRepository))]
