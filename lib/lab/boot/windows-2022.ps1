# First boot of the Windows server: IIS and a hello page. Run again, it ends in the same state.
# The stack writes $Bucket, $Region, $SignalUrl and C:\hello\hello-page.ps1 above this text.
$ErrorActionPreference = 'Stop'

# The deployment waits for this signal, so that a server that did not come up fails `cdk deploy` instead of the lesson.
function Send-Signal([string]$Status, [string]$Reason) {
  $file = 'C:\hello\signal.json'
  $body = @{ Status = $Status; Reason = $Reason; UniqueId = 'boot'; Data = '-' } | ConvertTo-Json -Compress
  [IO.File]::WriteAllText($file, $body)
  curl.exe --fail --silent --show-error --retry 5 --request PUT --header 'Content-Type:' --data-binary "@$file" $SignalUrl
}

try {
  # An Elastic IP arrives some seconds after the boot. Until then there is no way out.
  $deadline = (Get-Date).AddMinutes(5)
  do {
    Start-Sleep -Seconds 2
    curl.exe --silent --output NUL --max-time 5 "https://s3.$Region.amazonaws.com/"
  } until ($LASTEXITCODE -eq 0 -or (Get-Date) -gt $deadline)

  Install-WindowsFeature -Name Web-Server | Out-Null

  $command = "-NoProfile -ExecutionPolicy Bypass -File C:\hello\hello-page.ps1 -Bucket $Bucket -Region $Region"
  $action = New-ScheduledTaskAction -Execute 'powershell.exe' -Argument $command
  # Loading AWS's tools takes seconds of processor; every minute, they alone would cost more than the type's baseline.
  $everyFiveMinutes = New-ScheduledTaskTrigger -Once -At (Get-Date) -RepetitionInterval (New-TimeSpan -Minutes 5)
  Register-ScheduledTask -TaskName 'HelloPage' -Action $action -Trigger $everyFiveMinutes -User 'SYSTEM' -Force | Out-Null
  & C:\hello\hello-page.ps1 -Bucket $Bucket -Region $Region

  curl.exe --fail --silent --output NUL --retry 5 --retry-connrefused http://localhost/
  if ($LASTEXITCODE -ne 0) { throw 'The page does not answer on port 80' }
  Send-Signal 'SUCCESS' 'The page answers'
}
catch {
  Send-Signal 'FAILURE' "$($_.Exception.Message); read C:\ProgramData\Amazon\EC2Launch\log\agent.log"
  throw
}
