import StowageMeasurement

extension AllocationProbe {
  static let gpuMean = Metric(
    key: "gpuAllocation", label: "GPU allocation", unit: .percent, better: .higher, concern: .allocation,
    prominence: .principal, source: .level,
    explanation: "Mean share of all GPUs that pods held; shares of a GPU count as such.")
  static let cpuMean = Metric(
    key: "cpuAllocation", label: "CPU allocation", unit: .percent, better: .higher, concern: .allocation,
    prominence: .principal, source: .level,
    explanation: "Mean share of all allocatable CPU that pods requested.")
  static let memoryMean = Metric(
    key: "memoryAllocation", label: "memory allocation", unit: .percent, better: .higher, concern: .allocation,
    prominence: .principal, source: .level,
    explanation: "Mean share of all allocatable memory that pods requested.")

  static let gpuPeak = Metric(
    key: "gpuAllocationPeak", label: "GPU allocation, peak", unit: .percent,
    explanation: "Largest share of all GPUs that pods held at one time.")
  static let cpuPeak = Metric(
    key: "cpuAllocationPeak", label: "CPU allocation, peak", unit: .percent,
    explanation: "Largest share of all allocatable CPU that pods requested at one time.")
  static let memoryPeak = Metric(
    key: "memoryAllocationPeak", label: "memory allocation, peak", unit: .percent,
    explanation: "Largest share of all allocatable memory that pods requested at one time.")

  static let gpuEnd = Metric(
    key: "gpuAllocationEnd", label: "GPU allocation, end", unit: .percent, better: .higher,
    explanation: "Share of all GPUs that pods held after the last arrival.")
  static let cpuEnd = Metric(
    key: "cpuAllocationEnd", label: "CPU allocation, end", unit: .percent, better: .higher,
    explanation: "Share of all allocatable CPU that pods requested after the last arrival.")
  static let memoryEnd = Metric(
    key: "memoryAllocationEnd", label: "memory allocation, end", unit: .percent, better: .higher,
    explanation: "Share of all allocatable memory that pods requested after the last arrival.")
}
