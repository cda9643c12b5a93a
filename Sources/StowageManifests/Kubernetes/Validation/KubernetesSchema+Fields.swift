extension KubernetesSchema {
  /// The fields of every type that the kinds which are read are made of: `Type = field field:Type ...`, where a list is
  /// written as its elements and further lines of a type are indented. Names of kinds come first.
  ///
  /// The names are those of Kubernetes 1.34 to 1.36 together (k8s.io/api: core/v1, apps/v1, batch/v1, policy/v1,
  /// scheduling/v1, storage/v1; k8s.io/apimachinery: meta/v1).
  static let fields = """
    Pod = apiVersion kind metadata:ObjectMeta spec:PodSpec status:PodStatus
    Node = apiVersion kind metadata:ObjectMeta spec:NodeSpec status:NodeStatus
    Namespace = apiVersion kind metadata:ObjectMeta spec:NamespaceSpec status:NamespaceStatus
    Service = apiVersion kind metadata:ObjectMeta spec:ServiceSpec status:ServiceStatus
    PodDisruptionBudget = apiVersion kind metadata:ObjectMeta spec:PodDisruptionBudgetSpec
      status:PodDisruptionBudgetStatus
    PriorityClass = apiVersion kind description globalDefault metadata:ObjectMeta preemptionPolicy value
    Deployment = apiVersion kind metadata:ObjectMeta spec:DeploymentSpec status:DeploymentStatus
    ReplicaSet = apiVersion kind metadata:ObjectMeta spec:ReplicaSetSpec status:ReplicaSetStatus
    ReplicationController = apiVersion kind metadata:ObjectMeta spec:ReplicationControllerSpec
      status:ReplicationControllerStatus
    StatefulSet = apiVersion kind metadata:ObjectMeta spec:StatefulSetSpec status:StatefulSetStatus
    DaemonSet = apiVersion kind metadata:ObjectMeta spec:DaemonSetSpec status:DaemonSetStatus
    Job = apiVersion kind metadata:ObjectMeta spec:JobSpec status:JobStatus
    CronJob = apiVersion kind metadata:ObjectMeta spec:CronJobSpec status:CronJobStatus
    PersistentVolume = apiVersion kind metadata:ObjectMeta spec:PersistentVolumeSpec status:PersistentVolumeStatus
    PersistentVolumeClaim = apiVersion kind metadata:ObjectMeta spec:PersistentVolumeClaimSpec
      status:PersistentVolumeClaimStatus
    StorageClass = apiVersion kind allowVolumeExpansion allowedTopologies:TopologySelectorTerm metadata:ObjectMeta
      mountOptions parameters provisioner reclaimPolicy volumeBindingMode
    CSINode = apiVersion kind metadata:ObjectMeta spec:CSINodeSpec
    CSIDriver = apiVersion kind metadata:ObjectMeta spec:CSIDriverSpec
    CSIStorageCapacity = apiVersion kind capacity maximumVolumeSize metadata:ObjectMeta nodeTopology:LabelSelector
      storageClassName
    VolumeAttachment = apiVersion kind metadata:ObjectMeta spec:VolumeAttachmentSpec status:VolumeAttachmentStatus
    PodTemplate = apiVersion kind metadata:ObjectMeta template:PodTemplateSpec
    AWSElasticBlockStoreVolumeSource = fsType partition readOnly volumeID
    Affinity = nodeAffinity:NodeAffinity podAffinity:PodAffinity podAntiAffinity:PodAntiAffinity
    AppArmorProfile = localhostProfile type
    AttachedVolume = devicePath name
    AzureDiskVolumeSource = cachingMode diskName diskURI fsType kind readOnly
    AzureFilePersistentVolumeSource = readOnly secretName secretNamespace shareName
    AzureFileVolumeSource = readOnly secretName shareName
    CSIDriverSpec = attachRequired fsGroupPolicy nodeAllocatableUpdatePeriodSeconds podInfoOnMount
      preventPodSchedulingIfMissing requiresRepublish seLinuxMount serviceAccountTokenInSecrets storageCapacity
      tokenRequests:TokenRequest volumeLifecycleModes
    CSINodeDriver = allocatable:VolumeNodeResources name nodeID topologyKeys
    CSINodeSpec = drivers:CSINodeDriver
    CSIPersistentVolumeSource = controllerExpandSecretRef:SecretReference controllerPublishSecretRef:SecretReference
      driver fsType nodeExpandSecretRef:SecretReference nodePublishSecretRef:SecretReference
      nodeStageSecretRef:SecretReference readOnly volumeAttributes volumeHandle
    CSIVolumeSource = driver fsType nodePublishSecretRef:LocalObjectReference readOnly volumeAttributes
    Capabilities = add drop
    CephFSPersistentVolumeSource = monitors path readOnly secretFile secretRef:SecretReference user
    CephFSVolumeSource = monitors path readOnly secretFile secretRef:LocalObjectReference user
    CinderPersistentVolumeSource = fsType readOnly secretRef:SecretReference volumeID
    CinderVolumeSource = fsType readOnly secretRef:LocalObjectReference volumeID
    ClientIPConfig = timeoutSeconds
    ClusterTrustBundleProjection = labelSelector:LabelSelector name optional path signerName
    Condition = lastTransitionTime message observedGeneration reason status type
    ConfigMapEnvSource = name optional
    ConfigMapKeySelector = key name optional
    ConfigMapNodeConfigSource = kubeletConfigKey name namespace resourceVersion uid
    ConfigMapProjection = items:KeyToPath name optional
    ConfigMapVolumeSource = defaultMode items:KeyToPath name optional
    Container = args command env:EnvVar envFrom:EnvFromSource image imagePullPolicy lifecycle:Lifecycle
      livenessProbe:Probe name ports:ContainerPort readinessProbe:Probe resizePolicy:ContainerResizePolicy
      resources:ResourceRequirements restartPolicy restartPolicyRules:ContainerRestartRule
      securityContext:SecurityContext startupProbe:Probe stdin stdinOnce terminationMessagePath
      terminationMessagePolicy tty volumeDevices:VolumeDevice volumeMounts:VolumeMount workingDir
    ContainerExtendedResourceRequest = containerName requestName resourceName
    ContainerImage = names sizeBytes
    ContainerPort = containerPort hostIP hostPort name protocol
    ContainerResizePolicy = resourceName restartPolicy
    ContainerRestartRule = action exitCodes:ContainerRestartRuleOnExitCodes
    ContainerRestartRuleOnExitCodes = operator values
    ContainerState = running:ContainerStateRunning terminated:ContainerStateTerminated waiting:ContainerStateWaiting
    ContainerStateRunning = startedAt
    ContainerStateTerminated = containerID exitCode finishedAt message reason signal startedAt
    ContainerStateWaiting = message reason
    ContainerStatus = allocatedResources allocatedResourcesStatus:ResourceStatus containerID image imageID
      lastState:ContainerState name ready resources:ResourceRequirements restartCount started state:ContainerState
      stopSignal user:ContainerUser volumeMounts:VolumeMountStatus
    ContainerUser = linux:LinuxContainerUser
    CronJobSpec = concurrencyPolicy failedJobsHistoryLimit jobTemplate:JobTemplateSpec schedule
      startingDeadlineSeconds successfulJobsHistoryLimit suspend timeZone
    CronJobStatus = active:ObjectReference lastScheduleTime lastSuccessfulTime
    DaemonEndpoint = Port
    DaemonSetCondition = lastTransitionTime message reason status type
    DaemonSetSpec = minReadySeconds revisionHistoryLimit selector:LabelSelector template:PodTemplateSpec
      updateStrategy:DaemonSetUpdateStrategy
    DaemonSetStatus = collisionCount conditions:DaemonSetCondition currentNumberScheduled desiredNumberScheduled
      numberAvailable numberMisscheduled numberReady numberUnavailable observedGeneration updatedNumberScheduled
    DaemonSetUpdateStrategy = rollingUpdate:RollingUpdateDaemonSet type
    DeploymentCondition = lastTransitionTime lastUpdateTime message reason status type
    DeploymentSpec = minReadySeconds paused progressDeadlineSeconds replicas revisionHistoryLimit
      selector:LabelSelector strategy:DeploymentStrategy template:PodTemplateSpec
    DeploymentStatus = availableReplicas collisionCount conditions:DeploymentCondition observedGeneration
      readyReplicas replicas terminatingReplicas unavailableReplicas updatedReplicas
    DeploymentStrategy = rollingUpdate:RollingUpdateDeployment type
    DownwardAPIProjection = items:DownwardAPIVolumeFile
    DownwardAPIVolumeFile = fieldRef:ObjectFieldSelector mode path resourceFieldRef:ResourceFieldSelector
    DownwardAPIVolumeSource = defaultMode items:DownwardAPIVolumeFile
    EmptyDirVolumeSource = medium sizeLimit
    EnvFromSource = configMapRef:ConfigMapEnvSource prefix secretRef:SecretEnvSource
    EnvVar = name value valueFrom:EnvVarSource
    EnvVarSource = configMapKeyRef:ConfigMapKeySelector fieldRef:ObjectFieldSelector fileKeyRef:FileKeySelector
      resourceFieldRef:ResourceFieldSelector secretKeyRef:SecretKeySelector
    EphemeralContainer = args command env:EnvVar envFrom:EnvFromSource image imagePullPolicy lifecycle:Lifecycle
      livenessProbe:Probe name ports:ContainerPort readinessProbe:Probe resizePolicy:ContainerResizePolicy
      resources:ResourceRequirements restartPolicy restartPolicyRules:ContainerRestartRule
      securityContext:SecurityContext startupProbe:Probe stdin stdinOnce targetContainerName terminationMessagePath
      terminationMessagePolicy tty volumeDevices:VolumeDevice volumeMounts:VolumeMount workingDir
    EphemeralVolumeSource = volumeClaimTemplate:PersistentVolumeClaimTemplate
    ExecAction = command
    FCVolumeSource = fsType lun readOnly targetWWNs wwids
    FileKeySelector = key optional path volumeName
    FlexPersistentVolumeSource = driver fsType options readOnly secretRef:SecretReference
    FlexVolumeSource = driver fsType options readOnly secretRef:LocalObjectReference
    FlockerVolumeSource = datasetName datasetUUID
    GCEPersistentDiskVolumeSource = fsType partition pdName readOnly
    GRPCAction = port service
    GitRepoVolumeSource = directory repository revision
    GlusterfsPersistentVolumeSource = endpoints endpointsNamespace path readOnly
    GlusterfsVolumeSource = endpoints path readOnly
    HTTPGetAction = host httpHeaders:HTTPHeader path port scheme
    HTTPHeader = name value
    HostAlias = hostnames ip
    HostIP = ip
    HostPathVolumeSource = path type
    ISCSIPersistentVolumeSource = chapAuthDiscovery chapAuthSession fsType initiatorName iqn iscsiInterface lun
      portals readOnly secretRef:SecretReference targetPortal
    ISCSIVolumeSource = chapAuthDiscovery chapAuthSession fsType initiatorName iqn iscsiInterface lun portals readOnly
      secretRef:LocalObjectReference targetPortal
    ImageVolumeSource = pullPolicy reference
    ImageVolumeStatus = imageRef
    JobCondition = lastProbeTime lastTransitionTime message reason status type
    JobSpec = activeDeadlineSeconds backoffLimit backoffLimitPerIndex completionMode completions managedBy
      manualSelector maxFailedIndexes parallelism podFailurePolicy:PodFailurePolicy podReplacementPolicy
      selector:LabelSelector successPolicy:SuccessPolicy suspend template:PodTemplateSpec ttlSecondsAfterFinished
    JobStatus = active completedIndexes completionTime conditions:JobCondition failed failedIndexes ready startTime
      succeeded terminating uncountedTerminatedPods:UncountedTerminatedPods
    JobTemplateSpec = metadata:ObjectMeta spec:JobSpec
    KeyToPath = key mode path
    LabelSelector = matchExpressions:LabelSelectorRequirement matchLabels
    LabelSelectorRequirement = key operator values
    Lifecycle = postStart:LifecycleHandler preStop:LifecycleHandler stopSignal
    LifecycleHandler = exec:ExecAction httpGet:HTTPGetAction sleep:SleepAction tcpSocket:TCPSocketAction
    LinuxContainerUser = gid supplementalGroups uid
    LoadBalancerIngress = hostname ip ipMode ports:PortStatus
    LoadBalancerStatus = ingress:LoadBalancerIngress
    LocalObjectReference = name
    LocalVolumeSource = fsType path
    ManagedFieldsEntry = apiVersion fieldsType fieldsV1 manager operation subresource time
    ModifyVolumeStatus = status targetVolumeAttributesClassName
    NFSVolumeSource = path readOnly server
    NamespaceCondition = lastTransitionTime message reason status type
    NamespaceSpec = finalizers
    NamespaceStatus = conditions:NamespaceCondition phase
    NodeAddress = address type
    NodeAffinity = preferredDuringSchedulingIgnoredDuringExecution:PreferredSchedulingTerm
      requiredDuringSchedulingIgnoredDuringExecution:NodeSelector
    NodeAllocatableResourceClaimStatus = containers resourceClaimName resources
    NodeCondition = lastHeartbeatTime lastTransitionTime message reason status type
    NodeConfigSource = configMap:ConfigMapNodeConfigSource
    NodeConfigStatus = active:NodeConfigSource assigned:NodeConfigSource error lastKnownGood:NodeConfigSource
    NodeDaemonEndpoints = kubeletEndpoint:DaemonEndpoint
    NodeFeatures = supplementalGroupsPolicy
    NodeRuntimeHandler = features:NodeRuntimeHandlerFeatures name
    NodeRuntimeHandlerFeatures = recursiveReadOnlyMounts userNamespaces
    NodeSelector = nodeSelectorTerms:NodeSelectorTerm
    NodeSelectorRequirement = key operator values
    NodeSelectorTerm = matchExpressions:NodeSelectorRequirement matchFields:NodeSelectorRequirement
    NodeSpec = configSource:NodeConfigSource externalID podCIDR podCIDRs providerID taints:Taint unschedulable
    NodeStatus = addresses:NodeAddress allocatable capacity conditions:NodeCondition config:NodeConfigStatus
      daemonEndpoints:NodeDaemonEndpoints declaredFeatures features:NodeFeatures images:ContainerImage
      nodeInfo:NodeSystemInfo phase runtimeHandlers:NodeRuntimeHandler volumesAttached:AttachedVolume volumesInUse
    NodeSwapStatus = capacity
    NodeSystemInfo = architecture bootID containerRuntimeVersion kernelVersion kubeProxyVersion kubeletVersion
      machineID operatingSystem osImage swap:NodeSwapStatus systemUUID
    ObjectFieldSelector = apiVersion fieldPath
    ObjectMeta = annotations clusterName creationTimestamp deletionGracePeriodSeconds deletionTimestamp finalizers
      generateName generation labels managedFields:ManagedFieldsEntry name namespace ownerReferences:OwnerReference
      resourceVersion selfLink uid
    ObjectReference = apiVersion fieldPath kind name namespace resourceVersion uid
    OwnerReference = apiVersion blockOwnerDeletion controller kind name uid
    PersistentVolumeClaimCondition = lastProbeTime lastTransitionTime message reason status type
    PersistentVolumeClaimSpec = accessModes dataSource:TypedLocalObjectReference dataSourceRef:TypedObjectReference
      resources:VolumeResourceRequirements selector:LabelSelector storageClassName volumeAttributesClassName
      volumeMode volumeName
    PersistentVolumeClaimStatus = accessModes allocatedResourceStatuses allocatedResources capacity
      conditions:PersistentVolumeClaimCondition currentVolumeAttributesClassName modifyVolumeStatus:ModifyVolumeStatus
      phase
    PersistentVolumeClaimTemplate = metadata:ObjectMeta spec:PersistentVolumeClaimSpec
    PersistentVolumeClaimVolumeSource = claimName readOnly
    PersistentVolumeSpec = accessModes awsElasticBlockStore:AWSElasticBlockStoreVolumeSource
      azureDisk:AzureDiskVolumeSource azureFile:AzureFilePersistentVolumeSource capacity
      cephfs:CephFSPersistentVolumeSource cinder:CinderPersistentVolumeSource claimRef:ObjectReference
      csi:CSIPersistentVolumeSource fc:FCVolumeSource flexVolume:FlexPersistentVolumeSource
      flocker:FlockerVolumeSource gcePersistentDisk:GCEPersistentDiskVolumeSource
      glusterfs:GlusterfsPersistentVolumeSource hostPath:HostPathVolumeSource iscsi:ISCSIPersistentVolumeSource
      local:LocalVolumeSource mountOptions nfs:NFSVolumeSource nodeAffinity:VolumeNodeAffinity
      persistentVolumeReclaimPolicy photonPersistentDisk:PhotonPersistentDiskVolumeSource
      portworxVolume:PortworxVolumeSource quobyte:QuobyteVolumeSource rbd:RBDPersistentVolumeSource
      scaleIO:ScaleIOPersistentVolumeSource storageClassName storageos:StorageOSPersistentVolumeSource
      volumeAttributesClassName volumeMode vsphereVolume:VsphereVirtualDiskVolumeSource
    PersistentVolumeStatus = lastPhaseTransitionTime message phase reason
    PhotonPersistentDiskVolumeSource = fsType pdID
    PodAffinity = preferredDuringSchedulingIgnoredDuringExecution:WeightedPodAffinityTerm
      requiredDuringSchedulingIgnoredDuringExecution:PodAffinityTerm
    PodAffinityTerm = labelSelector:LabelSelector matchLabelKeys mismatchLabelKeys namespaceSelector:LabelSelector
      namespaces topologyKey
    PodAntiAffinity = preferredDuringSchedulingIgnoredDuringExecution:WeightedPodAffinityTerm
      requiredDuringSchedulingIgnoredDuringExecution:PodAffinityTerm
    PodCertificateProjection = certificateChainPath credentialBundlePath keyPath keyType maxExpirationSeconds
      signerName userAnnotations
    PodCondition = lastProbeTime lastTransitionTime message observedGeneration reason status type
    PodDNSConfig = nameservers options:PodDNSConfigOption searches
    PodDNSConfigOption = name value
    PodDisruptionBudgetSpec = maxUnavailable minAvailable selector:LabelSelector unhealthyPodEvictionPolicy
    PodDisruptionBudgetStatus = conditions:Condition currentHealthy desiredHealthy disruptedPods disruptionsAllowed
      expectedPods observedGeneration
    PodExtendedResourceClaimStatus = requestMappings:ContainerExtendedResourceRequest resourceClaimName
    PodFailurePolicy = rules:PodFailurePolicyRule
    PodFailurePolicyOnExitCodesRequirement = containerName operator values
    PodFailurePolicyOnPodConditionsPattern = status type
    PodFailurePolicyRule = action onExitCodes:PodFailurePolicyOnExitCodesRequirement
      onPodConditions:PodFailurePolicyOnPodConditionsPattern
    PodIP = ip
    PodOS = name
    PodReadinessGate = conditionType
    PodResourceClaim = name resourceClaimName resourceClaimTemplateName
    PodResourceClaimStatus = name resourceClaimName
    PodSchedulingGate = name
    PodSchedulingGroup = podGroupName
    PodSecurityContext = appArmorProfile:AppArmorProfile fsGroup fsGroupChangePolicy runAsGroup runAsNonRoot runAsUser
      seLinuxChangePolicy seLinuxOptions:SELinuxOptions seccompProfile:SeccompProfile supplementalGroups
      supplementalGroupsPolicy sysctls:Sysctl windowsOptions:WindowsSecurityContextOptions
    PodSpec = activeDeadlineSeconds affinity:Affinity automountServiceAccountToken containers:Container
      dnsConfig:PodDNSConfig dnsPolicy enableServiceLinks ephemeralContainers:EphemeralContainer hostAliases:HostAlias
      hostIPC hostNetwork hostPID hostUsers hostname hostnameOverride imagePullSecrets:LocalObjectReference
      initContainers:Container nodeName nodeSelector os:PodOS overhead preemptionPolicy priority priorityClassName
      readinessGates:PodReadinessGate resourceClaims:PodResourceClaim resources:ResourceRequirements restartPolicy
      runtimeClassName schedulerName schedulingGates:PodSchedulingGate schedulingGroup:PodSchedulingGroup
      securityContext:PodSecurityContext serviceAccount serviceAccountName setHostnameAsFQDN shareProcessNamespace
      subdomain terminationGracePeriodSeconds tolerations:Toleration
      topologySpreadConstraints:TopologySpreadConstraint volumes:Volume workloadRef:WorkloadReference
    PodStatus = allocatedResources conditions:PodCondition containerStatuses:ContainerStatus
      ephemeralContainerStatuses:ContainerStatus extendedResourceClaimStatus:PodExtendedResourceClaimStatus hostIP
      hostIPs:HostIP initContainerStatuses:ContainerStatus message
      nodeAllocatableResourceClaimStatuses:NodeAllocatableResourceClaimStatus nominatedNodeName observedGeneration
      phase podIP podIPs:PodIP qosClass reason resize resourceClaimStatuses:PodResourceClaimStatus
      resources:ResourceRequirements startTime
    PodTemplateSpec = metadata:ObjectMeta spec:PodSpec
    PortStatus = error port protocol
    PortworxVolumeSource = fsType readOnly volumeID
    PreferredSchedulingTerm = preference:NodeSelectorTerm weight
    Probe = exec:ExecAction failureThreshold grpc:GRPCAction httpGet:HTTPGetAction initialDelaySeconds periodSeconds
      successThreshold tcpSocket:TCPSocketAction terminationGracePeriodSeconds timeoutSeconds
    ProjectedVolumeSource = defaultMode sources:VolumeProjection
    QuobyteVolumeSource = group readOnly registry tenant user volume
    RBDPersistentVolumeSource = fsType image keyring monitors pool readOnly secretRef:SecretReference user
    RBDVolumeSource = fsType image keyring monitors pool readOnly secretRef:LocalObjectReference user
    ReplicaSetCondition = lastTransitionTime message reason status type
    ReplicaSetSpec = minReadySeconds replicas selector:LabelSelector template:PodTemplateSpec
    ReplicaSetStatus = availableReplicas conditions:ReplicaSetCondition fullyLabeledReplicas observedGeneration
      readyReplicas replicas terminatingReplicas
    ReplicationControllerCondition = lastTransitionTime message reason status type
    ReplicationControllerSpec = minReadySeconds replicas selector template:PodTemplateSpec
    ReplicationControllerStatus = availableReplicas conditions:ReplicationControllerCondition fullyLabeledReplicas
      observedGeneration readyReplicas replicas
    ResourceClaim = name request
    ResourceFieldSelector = containerName divisor resource
    ResourceHealth = health message resourceID
    ResourceRequirements = claims:ResourceClaim limits requests
    ResourceStatus = name resources:ResourceHealth
    RollingUpdateDaemonSet = maxSurge maxUnavailable
    RollingUpdateDeployment = maxSurge maxUnavailable
    RollingUpdateStatefulSetStrategy = maxUnavailable partition
    SELinuxOptions = level role type user
    ScaleIOPersistentVolumeSource = fsType gateway protectionDomain readOnly secretRef:SecretReference sslEnabled
      storageMode storagePool system volumeName
    ScaleIOVolumeSource = fsType gateway protectionDomain readOnly secretRef:LocalObjectReference sslEnabled
      storageMode storagePool system volumeName
    SeccompProfile = localhostProfile type
    SecretEnvSource = name optional
    SecretKeySelector = key name optional
    SecretProjection = items:KeyToPath name optional
    SecretReference = name namespace
    SecretVolumeSource = defaultMode items:KeyToPath optional secretName
    SecurityContext = allowPrivilegeEscalation appArmorProfile:AppArmorProfile capabilities:Capabilities privileged
      procMount readOnlyRootFilesystem runAsGroup runAsNonRoot runAsUser seLinuxOptions:SELinuxOptions
      seccompProfile:SeccompProfile windowsOptions:WindowsSecurityContextOptions
    ServiceAccountTokenProjection = audience expirationSeconds path
    ServicePort = appProtocol name nodePort port protocol targetPort
    ServiceSpec = allocateLoadBalancerNodePorts clusterIP clusterIPs externalIPs externalName externalTrafficPolicy
      healthCheckNodePort internalTrafficPolicy ipFamilies ipFamilyPolicy loadBalancerClass loadBalancerIP
      loadBalancerSourceRanges ports:ServicePort publishNotReadyAddresses selector sessionAffinity
      sessionAffinityConfig:SessionAffinityConfig trafficDistribution type
    ServiceStatus = conditions:Condition loadBalancer:LoadBalancerStatus
    SessionAffinityConfig = clientIP:ClientIPConfig
    SleepAction = seconds
    StatefulSetCondition = lastTransitionTime message reason status type
    StatefulSetOrdinals = start
    StatefulSetPersistentVolumeClaimRetentionPolicy = whenDeleted whenScaled
    StatefulSetSpec = minReadySeconds ordinals:StatefulSetOrdinals
      persistentVolumeClaimRetentionPolicy:StatefulSetPersistentVolumeClaimRetentionPolicy podManagementPolicy
      replicas revisionHistoryLimit selector:LabelSelector serviceName template:PodTemplateSpec
      updateStrategy:StatefulSetUpdateStrategy volumeClaimTemplates:PersistentVolumeClaim
    StatefulSetStatus = availableReplicas collisionCount conditions:StatefulSetCondition currentReplicas
      currentRevision observedGeneration readyReplicas replicas updateRevision updatedReplicas
    StatefulSetUpdateStrategy = rollingUpdate:RollingUpdateStatefulSetStrategy type
    StorageOSPersistentVolumeSource = fsType readOnly secretRef:ObjectReference volumeName volumeNamespace
    StorageOSVolumeSource = fsType readOnly secretRef:LocalObjectReference volumeName volumeNamespace
    SuccessPolicy = rules:SuccessPolicyRule
    SuccessPolicyRule = succeededCount succeededIndexes
    Sysctl = name value
    TCPSocketAction = host port
    Taint = effect key timeAdded value
    TokenRequest = audience expirationSeconds
    Toleration = effect key operator tolerationSeconds value
    TopologySelectorLabelRequirement = key values
    TopologySelectorTerm = matchLabelExpressions:TopologySelectorLabelRequirement
    TopologySpreadConstraint = labelSelector:LabelSelector matchLabelKeys maxSkew minDomains nodeAffinityPolicy
      nodeTaintsPolicy topologyKey whenUnsatisfiable
    TypedLocalObjectReference = apiGroup kind name
    TypedObjectReference = apiGroup kind name namespace
    UncountedTerminatedPods = failed succeeded
    Volume = awsElasticBlockStore:AWSElasticBlockStoreVolumeSource azureDisk:AzureDiskVolumeSource
      azureFile:AzureFileVolumeSource cephfs:CephFSVolumeSource cinder:CinderVolumeSource
      configMap:ConfigMapVolumeSource csi:CSIVolumeSource downwardAPI:DownwardAPIVolumeSource
      emptyDir:EmptyDirVolumeSource ephemeral:EphemeralVolumeSource fc:FCVolumeSource flexVolume:FlexVolumeSource
      flocker:FlockerVolumeSource gcePersistentDisk:GCEPersistentDiskVolumeSource gitRepo:GitRepoVolumeSource
      glusterfs:GlusterfsVolumeSource hostPath:HostPathVolumeSource image:ImageVolumeSource iscsi:ISCSIVolumeSource
      name nfs:NFSVolumeSource persistentVolumeClaim:PersistentVolumeClaimVolumeSource
      photonPersistentDisk:PhotonPersistentDiskVolumeSource portworxVolume:PortworxVolumeSource
      projected:ProjectedVolumeSource quobyte:QuobyteVolumeSource rbd:RBDVolumeSource scaleIO:ScaleIOVolumeSource
      secret:SecretVolumeSource storageos:StorageOSVolumeSource vsphereVolume:VsphereVirtualDiskVolumeSource
    VolumeAttachmentSource = inlineVolumeSpec:PersistentVolumeSpec persistentVolumeName
    VolumeAttachmentSpec = attacher nodeName source:VolumeAttachmentSource
    VolumeAttachmentStatus = attachError:VolumeError attached attachmentMetadata detachError:VolumeError
    VolumeDevice = devicePath name
    VolumeError = errorCode message time
    VolumeMount = mountPath mountPropagation name readOnly recursiveReadOnly subPath subPathExpr
    VolumeMountStatus = mountPath name readOnly recursiveReadOnly volumeStatus:VolumeStatus
    VolumeNodeAffinity = required:NodeSelector
    VolumeNodeResources = count
    VolumeProjection = clusterTrustBundle:ClusterTrustBundleProjection configMap:ConfigMapProjection
      downwardAPI:DownwardAPIProjection podCertificate:PodCertificateProjection secret:SecretProjection
      serviceAccountToken:ServiceAccountTokenProjection
    VolumeResourceRequirements = limits requests
    VolumeStatus = image:ImageVolumeStatus
    VsphereVirtualDiskVolumeSource = fsType storagePolicyID storagePolicyName volumePath
    WeightedPodAffinityTerm = podAffinityTerm:PodAffinityTerm weight
    WindowsSecurityContextOptions = gmsaCredentialSpec gmsaCredentialSpecName hostProcess runAsUserName
    WorkloadReference = name podGroup podGroupReplicaKey
    """
}
