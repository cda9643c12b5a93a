// Everything an embedder needs, by one import.
@_exported public import StowageCluster
@_exported public import StowageExperiments
@_exported public import StowageFiles
@_exported public import StowageKernel
@_exported public import StowageManifests
@_exported public import StowageMeasurement
@_exported public import StowageModel
@_exported public import StowagePlanning
@_exported public import StowagePolicies
@_exported public import StowageRanking
@_exported public import StowageReports
@_exported public import StowageReproductions
@_exported public import StowageScheduling
@_exported public import StowageSimulation
@_exported public import StowageTraces
